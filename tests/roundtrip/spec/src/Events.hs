-- | Waiting for what happens, however long that takes on a busy machine. Only what never happens runs out of 'patience'.
module Events
  ( awaits
  , inTime
  , isPending
  , eventually
  , never
  , interrupted
  , hasBegun
  ) where

import Control.Concurrent
import Control.Exception (SomeException, bracket_, throwIO, try)
import Control.Monad (forever, unless, when)
import Data.Word (Word64)
import GHC.Clock (getMonotonicTime)
import GHC.Conc (BlockReason (..), ThreadStatus (..), threadStatus)
import Hsffi.Roundtrip (callsBegun, holdNaps)
import System.Timeout (timeout)
import Test.Hspec
import Threads

-- | Seconds.
patience :: Double
patience = 300

-- | The first result that fits, or the last one before patience ends.
eventually :: (a -> Bool) -> IO a -> IO a
eventually = eventuallyAfter (threadDelay 1000)

-- | The same, with what there is to do before each other try.
eventuallyAfter :: IO () -> (a -> Bool) -> IO a -> IO a
eventuallyAfter pause fits action = getMonotonicTime >>= go
 where
  go begun = do
    result <- action
    now <- getMonotonicTime
    if fits result || now - begun > patience
      then pure result
      else pause >> go begun

-- | Waits for ever, and can be interrupted.
never :: IO a
never = forever (threadDelay 1000000)

-- | Waits until it is so.
awaits :: String -> IO Bool -> Expectation
awaits = awaitsAfter (threadDelay 1000)

awaitsAfter :: IO () -> String -> IO Bool -> Expectation
awaitsAfter pause what action = do
  happened <- eventuallyAfter pause id action
  unless happened $ expectationFailure ("waited in vain: " ++ what)

-- | The result of an action, which another thread runs: even where nothing stops the action, patience ends.
inTime :: IO a -> IO a
inTime action = do
  ended <- newEmptyMVar
  _ <- forkIO (try action >>= putMVar ended)
  result <- timeout (round (patience * 1000000)) (takeMVar ended)
  case result of
    Nothing -> fail "waited in vain for the end of an action"
    Just outcome -> either (throwIO :: SomeException -> IO a) pure outcome

-- | Waits until an exception that the thread throws waits to be received, or has been; not by a wait that would receive it.
isPending :: ThreadId -> Expectation
isPending thread = do
  awaitsAfter yield "an exception is pending" $ do
    status <- threadStatus thread
    pure (status `elem` [ThreadBlocked BlockedOnException, ThreadFinished, ThreadDied])
  -- Another capability has sent it. This one takes in what has been sent to it when a thread yields.
  yield

-- | Waits until so many calls that wait have begun since there were as many as told.
hasBegun :: Word64 -> Int -> Expectation
hasBegun count calls = awaits "calls begin" ((>= count + fromIntegral calls) <$> callsBegun)

-- | Makes calls, each on a thread of its own, and throws to the threads while each is in a nap; the naps end then. On the
-- non-threaded runtime a nap ends at once, since no Haskell runs meanwhile: there, an exception may come late.
interrupted :: [IO a] -> IO [Either SomeException a]
interrupted calls = do
  count <- callsBegun
  running <- bracket_ (hold True) (hold False) $ do
    running <- mapM begun calls
    when isThreaded $ hasBegun count (length calls)
    throwing <- mapM (forkIO . killThread . fst) running
    running <$ mapM_ isPending throwing
  mapM (inTime . takeMVar . snd) running
 where
  hold held = when isThreaded (holdNaps held)
  begun call = do
    ended <- newEmptyMVar
    thread <- forkFinally call (putMVar ended)
    pure (thread, ended)
