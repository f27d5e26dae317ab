-- | Asynchronous exceptions in the midst of calls: they wait for the call's end, and nothing gets lost.
module Interruption (spec) where

import Collector
import Control.Concurrent
import Control.Monad (forM, forM_, forever, void)
import Data.Foldable (for_)
import Data.Maybe (isNothing)
import Data.Word (Word64)
import Hsffi.Everything
import System.Timeout (timeout)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  for_ naps $ \(what, nap') ->
    it ("loses nothing when threads are killed in calls that return " ++ what) $ do
      calls <- forM [1 .. 10] (started . nap')
      threadDelay 2000
      mapM_ stopped calls
      liveCounters `settlesAt` 0
  it "loses nothing when calls run out of time" $ do
    results <- forM [5, 10, 15] $ \milliseconds ->
      timeout 2000 (void (napCounters milliseconds))
    -- On the other runtime, nobody tells the time while a call takes it.
    results `shouldSatisfy` \them -> not isThreaded || all isNothing them
    liveCounters `settlesAt` 0
  it "loses nothing when threads are killed between calls" $ do
    forM_ [0 .. 19] $ \tens -> do
      calls <- mapM started [forever (newCounter 1), forever (twoCounter 1), forever (maybeCounter (Just 1))]
      threadDelay (tens * 10)
      mapM_ stopped calls
    liveCounters `settlesAt` 0
  it "loses nothing when threads are killed in closures" $ do
    calls <- forM [1 .. 10] $ \n ->
      started (sumOver 3 (\_ -> (newCounter n >>= counterNext) <* threadDelay 1000))
    threadDelay 1000
    mapM_ stopped calls
    liveCounters `settlesAt` 0

-- | Calls that take so many milliseconds, by what they return.
naps :: [(String, Word64 -> IO ())]
naps =
  [ ("nothing", nap)
  , ("an object", void . napCounter)
  , ("several objects and a text", void . napCounters)
  , ("bytes", void . napBytes)
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
