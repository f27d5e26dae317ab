-- | Streams, for whose items Haskell threads wait.
module Streams
  ( spec
  ) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad
import qualified Data.Text as Text
import Data.Word (Word32)
import Events
import Hsffi.Roundtrip hiding (sum)
import System.Timeout (timeout)
import Test.Hspec

spec :: Spec
spec = do
  it "waits for each item" $ do
    brook <- newBrook
    numbers <- brookNumbers brook
    forM_ [1 .. 100] $ \n -> do
      answer <- newEmptyMVar
      _ <- forkIO (nextItem numbers >>= putMVar answer)
      awaits "the thread waits" (brookIsAwaited brook)
      brookPour brook n
      inTime (takeMVar answer) `shouldReturn` Just n
    brookDam brook
    nextItem numbers `shouldReturn` Nothing
    nextItem numbers `shouldReturn` Nothing
  it "polls the stream only when an item is wanted" $ do
    brook <- newBrook
    numbers <- brookNumbers brook
    mapM_ (brookPour brook) [1 .. 10]
    brookPolls brook `shouldReturn` 0
    nextItem numbers `shouldReturn` Just 1
    brookPolls brook `shouldReturn` 1
    brookDam brook
    itemsToList numbers >>= (`shouldBe` [2 .. 10])
  it "folds" $ do
    brook <- newBrook
    numbers <- brookNumbers brook
    mapM_ (brookPour brook) [1 .. 5000]
    brookDam brook
    inTime (foldItems (+) 0 numbers) `shouldReturn` sum [1 .. 5000]
    liveReaders `settlesAt` 0
  it "loses no item when an exception ends the wait" $ do
    brook <- newBrook
    numbers <- brookNumbers brook
    timeout 1000 (nextItem numbers) `shouldReturn` Nothing
    pouring <- newEmptyMVar
    _ <- forkIO $ forM_ [1 .. 3000] (\n -> brookPour brook n >> yield) >> brookDam brook >> putMVar pouring ()
    let
      go :: Int -> [Word32] -> IO [Word32]
      go n read' = do
        -- Masked, so that no exception comes between taking the item and the end of the time.
        outcome <- mask_ (timeout (n `mod` 60) (nextItem numbers))
        case outcome of
          Nothing -> go (n + 1) read'
          Just (Just number) -> go (n + 1) (number : read')
          Just Nothing -> pure (reverse read')
    inTime (go 0 []) `shouldReturn` [1 .. 3000]
    takeMVar pouring
  it "reads on in a lazy list that an exception interrupted" $ do
    brook <- newBrook
    list <- brookNumbers brook >>= itemsToList
    let total = sum list
    forM_ [1 .. 20] $ \n -> do
      timeout 1000 (evaluate total) `shouldReturn` Nothing
      brookPour brook n
    brookDam brook
    inTime (evaluate total) `shouldReturn` sum [1 .. 20]
  it "reads on under a mask" $ do
    brook <- newBrook
    numbers <- brookNumbers brook
    outcome <- newEmptyMVar
    thread <- mask_ . forkIO $ do
      first <- try (nextItem numbers)
      state <- getMaskingState
      second <- nextItem numbers
      putMVar outcome (first, state, second)
    awaits "the thread waits" (brookIsAwaited brook)
    killThread thread
    brookPour brook 7
    inTime (takeMVar outcome) `shouldReturn` (Left ThreadKilled, MaskedInterruptible, Just 7)
  it "throws errors and panics when the items before have been read" $ do
    errors <- newBrook
    mapM_ (brookPour errors) [1, 2, 0, 3]
    texts <- brookTexts errors
    replicateM 2 (nextItem texts) `shouldReturn` map (Just . Text.pack) ["1", "2"]
    nextItem texts `shouldThrow` (== Empty)
    nextItem texts `shouldReturn` Nothing
    panics <- newBrook
    mapM_ (brookPour panics) [1, 2, 13, 3]
    texts' <- brookTexts panics
    replicateM 2 (nextItem texts') `shouldReturn` map (Just . Text.pack) ["1", "2"]
    nextItem texts' `shouldThrow` isPanic
    -- As with any sequence.
    nextItem texts' `shouldThrow` isPoisoned
  it "goes on when nothing was left to wake a wait" $ do
    brook <- newBrook
    numbers <- brookForgetful brook
    inTime (nextItem numbers) `shouldThrow` isPanic
    brookPour brook 4
    nextItem numbers `shouldReturn` Just 4
  it "waits on when the object that the stream came from is closed" $ do
    brook <- newBrook
    numbers <- brookNumbers brook
    reader <- newEmptyMVar
    thread <- forkIO (try (nextItem numbers) >>= putMVar reader)
    awaits "the thread waits" (brookIsAwaited brook)
    closeBrook brook
    killThread thread
    inTime (takeMVar reader) `shouldReturn` Left ThreadKilled
    timeout 1000 (nextItem numbers) `shouldReturn` Nothing
  it "throws when the object that it is part of is closed, after a wait that has begun" $ do
    brook <- newBrook
    arm <- brookArm brook
    numbers <- brookOwnNumbers brook
    reader <- newEmptyMVar
    _ <- forkIO (try (nextItem numbers) >>= putMVar reader)
    awaits "the thread waits" (brookIsAwaited arm)
    closeBrook brook
    brookPour arm 1
    inTime (takeMVar reader) >>= (`shouldSatisfy` either isClosed (const False))
    nextItem numbers `shouldThrow` isClosed
    liveReaders `settlesAt` 0
  it "drops the stream, and items that nobody has read" $ do
    brook <- newBrook
    counters <- brookCounters brook
    mapM_ (brookPour brook) [1 .. 10]
    replicateM_ 3 (nextItem counters >>= maybe (fail "there are more") counterNext)
    liveReaders `settlesAt` 0
    liveCounters `settlesAt` 0
 where
  isPanic :: RustPanic -> Bool
  isPanic = const True
  isClosed problem = case problem of
    ObjectClosed _ -> True
    _ -> False
  isPoisoned problem = case problem of
    ObjectPoisoned _ -> True
    _ -> False
