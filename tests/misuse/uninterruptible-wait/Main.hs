{-# LANGUAGE InterruptibleFFI #-}

-- | An @interruptible@ import of what cannot be interrupted.
--
-- GHC sends the thread a signal when an exception is thrown to it. That breaks a wait which does not begin again; and it is
-- sent once, if at all: not to a call that begins when the exception is there, and is masked. The signal is SIGPIPE, which ends a
-- program that has restored its default action.
module Main (main) where

import Control.Concurrent (ThreadId, forkIO, myThreadId, yield)
import Control.Exception (AsyncException (..), handle, mask_, throwIO, throwTo)
import Control.Monad (void)
import Foreign (Word64, Word8, toBool)
import GHC.Conc (BlockReason (..), ThreadStatus (..), threadStatus)
import System.Environment (getArgs)
import System.Posix.Signals (Handler (Default), installHandler, sigPIPE)
import System.Timeout (timeout)

foreign import ccall interruptible "rest_whatever_comes" restWhateverComes :: Word64 -> IO ()

foreign import ccall interruptible "rest_until_a_signal" restUntilASignal :: Word64 -> IO ()

foreign import ccall unsafe "was_stopped" wasStopped :: IO Word8

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    ["standard-library"] -> told (timeout 200000 (restWhateverComes 1))
    -- An hour, so that it is stopped or hangs.
    ["system-call"] -> told (timeout 200000 (restUntilASignal 3600))
    ["exception-first"] -> told . handle killed $ mask_ (myThreadId >>= throwLater >> restUntilASignal 1)
    -- As filters do that should end when nobody reads them any more.
    ["default-action"] -> do
      _ <- installHandler sigPIPE Default Nothing
      told (timeout 200000 (restUntilASignal 3600))
    _ -> fail "which?"

-- | Tells whether a sleep is shorter than it would be if nothing stopped it.
told :: IO a -> IO ()
told action = do
  void action
  stopped <- wasStopped
  putStrLn (if toBool stopped then "stopped" else "not stopped")

-- | Throws to a thread that is masked, and returns when the exception waits for it.
throwLater :: ThreadId -> IO ()
throwLater thread = forkIO (throwTo thread ThreadKilled) >>= waitForThrow
 where
  waitForThrow throwing = do
    status <- threadStatus throwing
    if status == ThreadBlocked BlockedOnException then pure () else yield >> waitForThrow throwing

killed :: AsyncException -> IO ()
killed ThreadKilled = pure ()
killed other = throwIO other
