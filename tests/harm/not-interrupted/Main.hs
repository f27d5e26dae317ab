{-# LANGUAGE InterruptibleFFI #-}

-- | An @interruptible@ import of what cannot be interrupted.
--
-- GHC sends the thread a signal when an exception is thrown to it. That breaks a wait which does not begin again; and it is
-- sent once, if at all: not to a call that begins when the exception is there, and is masked.
module Main (main) where

import Control.Concurrent (ThreadId, forkIO, myThreadId, yield)
import Control.Exception (AsyncException (..), handle, mask_, throwIO, throwTo)
import Control.Monad (replicateM_, void)
import GHC.Clock (getMonotonicTime)
import System.Environment (getArgs)
import System.Timeout (timeout)

foreign import ccall interruptible "rest_whatever_comes" restWhateverComes :: IO ()

foreign import ccall interruptible "rest_until_a_signal" restUntilASignal :: IO ()

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    ["standard-library"] -> timed (timeout 200000 restWhateverComes)
    ["system-call"] -> timed (timeout 200000 restUntilASignal)
    ["exception-first"] -> timed . handle killed $ mask_ (myThreadId >>= throwLater >> restUntilASignal)
    _ -> fail "which?"

-- | Tells whether an action takes the second that it would if nothing stopped it.
timed :: IO a -> IO ()
timed action = do
  begun <- getMonotonicTime
  void action
  ended <- getMonotonicTime
  putStrLn (if ended - begun < 0.9 then "stopped" else "not stopped")

-- | Throws to a thread that is masked, and returns when the exception waits for it.
throwLater :: ThreadId -> IO ()
throwLater thread = forkIO (throwTo thread ThreadKilled) >> replicateM_ 100 yield

killed :: AsyncException -> IO ()
killed ThreadKilled = pure ()
killed other = throwIO other
