-- | Asynchronous exceptions in the midst of calls: they wait for the call's end, and nothing gets lost.
module Interruption (spec) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad (forM, forM_, forever, replicateM_, void, when)
import qualified Data.ByteString as ByteString
import Data.Either (fromRight, lefts)
import Data.Foldable (for_)
import Data.IORef
import Data.Word (Word64)
import Events
import Hsffi.Roundtrip
import System.Timeout (timeout)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  for_ naps $ \(what, nap') ->
    it ("loses nothing when threads are killed in calls that return " ++ what) $ do
      outcomes <- interrupted (map nap' [1 .. 10])
      -- An error or a panic may win over the exception.
      when isThreaded $ length (lefts outcomes) `shouldBe` 10
      liveCounters `settlesAt` 0
  it "loses nothing when calls run out of time" $ do
    results <- forM [1, 2, 3] $ \n -> timeout 2000 (napCounters n >> never)
    results `shouldBe` [Nothing :: Maybe (), Nothing, Nothing]
    liveCounters `settlesAt` 0
  it "loses nothing when threads are killed between calls" $ do
    forM_ [0 .. 19] $ \tens -> do
      calls <- mapM started [forever (newCounter 1), forever (twoCounter 1), forever (maybeCounter (Just 1))]
      threadDelay (tens * 10)
      mapM_ stopped calls
    liveCounters `settlesAt` 0
  it "loses nothing when threads are killed in closures" $ do
    within <- newEmptyMVar
    goOn <- newEmptyMVar
    calls <- forM [1 .. 10] $ \n ->
      started (sumOver 3 (\_ -> (newCounter n >>= counterNext) <* putMVar within () <* readMVar goOn))
    replicateM_ 10 (takeMVar within)
    throwing <- forM calls $ \(Running thread _) -> forkIO (killThread thread)
    mapM_ isPending throwing
    ending <- forkIO (forever (takeMVar within))
    putMVar goOn ()
    mapM_ stopped calls
    killThread ending
    liveCounters `settlesAt` 0
  it "loses no item when its reader is interrupted" $ do
    items <- napNumbers
    [first] <- interrupted [nextItem items]
    when isThreaded $ either (const Nothing) Just first `shouldBe` Nothing
    taken <- newIORef (maybe [] pure (fromRight Nothing first))
    _ <- interrupted [forever (mask_ (nextItem items >>= mapM_ (modifyIORef taken . (:))))] :: IO [Either SomeException ()]
    next <- nextItem items
    numbers <- readIORef taken
    (reverse numbers ++ maybe [] pure next) `shouldBe` [0 .. fromIntegral (length numbers)]
  it "loses no item of a lazy list, which can be read again" $ do
    numbers <- napNumbers >>= itemsToList
    [outcome] <- interrupted [evaluate (numbers !! 40)]
    when isThreaded $ either (const Nothing) Just outcome `shouldBe` Nothing
    take 60 numbers `shouldBe` [0 .. 59]
  it "loses nothing, and releases nothing twice, that a thread gives away in the midst of exceptions" $ do
    used <- newIORef ()
    weak <- mkWeakIORef used (pure ())
    let bytes = ByteString.replicate 40 7
    -- On one processor, each takes a turn of the other thread's.
    processors <- getNumCapabilities
    let exceptions = if processors > 1 then 5000 else 20 :: Int
    for_
      [ void (givenAfter 'a' bytes)
      , void (givenAfter 'a' (ByteString.replicate 200000 7))
      , void (forgetFunction (True <$ readIORef used) 'a')
      ]
      $ \give -> do
        thread <- mask_ $ forkIOWithUnmask $ \unmask ->
          forever (unmask give `catch` \(ErrorCall _) -> pure ()) `catch` ended
        for_ [1 .. exceptions] $ \_ -> throwTo thread (ErrorCall "now")
        killThread thread
    isForgotten weak
 where
  ended :: AsyncException -> IO ()
  ended _ = pure ()

-- | Naps, by what they return.
naps :: [(String, Word64 -> IO ())]
naps =
  [ ("nothing", const nap)
  , ("an object", void . napCounter)
  , ("several objects and a text", void . napCounters)
  , ("bytes", const (void napBytes))
  , ("an error", void . napError)
  , ("no object, but a panic", void . napPanic)
  ]

-- | An action on a thread of its own.
data Running = Running ThreadId (MVar ())

started :: IO a -> IO Running
started action = do
  ended <- newEmptyMVar
  thread <- forkFinally action (\_ -> putMVar ended ())
  pure (Running thread ended)

-- | Kills the thread and waits for its end.
stopped :: Running -> IO ()
stopped (Running thread ended) = killThread thread >> takeMVar ended
