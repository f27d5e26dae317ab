-- | Variables that Rust fills, and stable pointers that it releases in bulk.
module Wakers
  ( spec
  ) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad
import Data.IORef (mkWeakIORef, newIORef, readIORef)
import Data.List (isInfixOf)
import Data.Maybe (isJust)
import Events
import Hsffi.Roundtrip hiding (sum)
import System.Mem (performGC)
import System.Timeout (timeout)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  describe "fills a variable" $ do
    forM_
      [ ("on a thread of Rust's", wakeLater)
      , ("within an unsafe call", wakeNow)
      , ("behind a closure", wakeAfter (pure ()))
      , ("in a future", wakeInFuture)
      ]
      $ \(what, wake) -> it what $ replicateM_ 100 (wakes wake)
    it "that is full already" $ do
      variable <- newMVar ()
      wakeNow variable
      wakeLater variable
      takeMVar variable
    it "in a destructor" $ do
      rung <- newEmptyMVar
      _ <- newDoorbell rung
      awaits "the bell rings" (performGC >> not <$> isEmptyMVar rung)
    it "as a panic unwinds" $ do
      rung <- newEmptyMVar
      wakeInPanic rung `shouldThrow` \panic -> "rings the bell" `isInfixOf` show (panic :: RustPanic)
      inTime (takeMVar rung)
    it "if there is one" $ do
      variable <- newEmptyMVar
      wakeSome Nothing Nothing `shouldReturn` 0
      wakeSome Nothing (Just variable) `shouldReturn` 1
      inTime (takeMVar variable)
      other <- newEmptyMVar
      wakeSome (Just variable) (Just other) `shouldReturn` 2
      inTime (takeMVar variable >> takeMVar other)
    it "of 10,000 threads, on several processors" $ do
      woken <- inParallel 4 $ \_ -> do
        variables <- replicateM 2500 newEmptyMVar
        mapM_ wakeNow variables
        length <$> mapM takeMVar variables
      sum woken `shouldBe` 10000
  it "wakes nobody when the call is rejected" $ do
    variable <- newEmptyMVar
    wakeBetween '\xd800' variable 'a' `shouldThrow` \(InvalidArgument _) -> True
    wakeBetween 'a' variable '\xd800' `shouldThrow` \(InvalidArgument _) -> True
    wakeNow undefined `shouldThrow` anyErrorCall
    tryTakeMVar variable `shouldReturn` Nothing
    wakeBetween 'a' variable 'b' `shouldReturn` 97 + 98
    takeMVar variable
  it "waits for no dropped waker" $ do
    forM_ [wakeNever, wakeNeverElsewhere, wakeAfter (throwIO ThreadKilled)] $ \wake -> do
      outcome <- newEmptyMVar
      _ <- forkIO $ try (lost wake) >>= putMVar outcome
      -- Not by a variable that only this thread fills, or GHC takes both for deadlocked.
      found <- eventually isJust (performGC >> tryTakeMVar outcome)
      maybe (expectationFailure "still waits") (either forgotten (const (expectationFailure "woken"))) found
  it "is interrupted by an exception, and fills the variable later" $ do
    rung <- newEmptyMVar
    bell <- newDoorbell rung
    timeout 1000 (takeMVar rung) `shouldReturn` Nothing
    bell `seq` awaits "the bell rings" (performGC >> not <$> isEmptyMVar rung)
  describe "releases functions in bulk" $ do
    it "in a call" $ releasing releaseListeners
    it "on a thread of Rust's" $ releasing releaseListenersElsewhere
    it "that are called as the iterator runs, and dropped by it" $ releasing releaseCalledListeners
    it "until the iterator panics" $
      releasing (releaseListenersAndPanic `shouldThrow` \panic -> "the last listener" `isInfixOf` show (panic :: RustPanic))
    it "on several processors at once" $ do
      _ <- inParallel 4 $ \_ -> replicateM_ 20 (replicateM_ 50 (keepListener (pure ())) >> releaseListeners)
      releasing releaseListeners
    it "and exceptions" $ releaseExceptions (throwIO (userError "no")) 5000 `shouldReturn` 5000
 where
  wakes wake = do
    variable <- newEmptyMVar
    _ <- wake variable
    inTime (takeMVar variable)
  lost wake = do
    variable <- newEmptyMVar
    outcome <- try (wake variable)
    either (\exception -> unless (exception == ThreadKilled) (throwIO exception)) pure outcome
    takeMVar variable
  forgotten BlockedIndefinitelyOnMVar = pure ()

-- | Keeps functions, more than are released at once, and expects that they are gone when they have been released.
releasing :: IO () -> Expectation
releasing release = do
  kept <- newIORef (0 :: Int)
  weak <- mkWeakIORef kept (pure ())
  replicateM_ 10000 (keepListener (void (readIORef kept)))
  release
  isForgotten weak
