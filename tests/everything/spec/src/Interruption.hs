-- | Asynchronous exceptions in the midst of calls: they wait for the call's end, and nothing gets lost.
module Interruption (spec) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad (forM, forM_, forever, void)
import qualified Data.ByteString as ByteString
import Data.Foldable (for_)
import Data.IORef
import Data.Maybe (isJust, isNothing)
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
    results <- forM [50, 100, 150] $ \milliseconds ->
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
  it "loses no item when its reader is interrupted" $ do
    items <- slowNumbers 16
    first <- timeout 1000 (nextItem items)
    -- On the other runtime, it is there before anybody tells the time.
    nextItem items `shouldReturn` Just (if isNothing first then 0 else 1)
    taken <- length . filter isJust <$> forM [0 .. 50] (\n -> timeout (n * 20) (nextItem items))
    next <- nextItem items
    -- An exception may find an item taken and not yet handed out, but hardly ever.
    next `shouldSatisfy` maybe False (< fromIntegral taken + 12)
  it "loses no item of a lazy list, which can be read again" $ do
    numbers <- slowNumbers 1 >>= itemsToList
    interrupted <- timeout 1000 (evaluate (numbers !! 40))
    interrupted `shouldSatisfy` \it' -> not isThreaded || isNothing it'
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
