{-# LANGUAGE MagicHash #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Calls that stop when their thread receives an asynchronous exception.
module Hsffi.Internal.Cancel
  ( Stop
  , withInterruptible
  , withCancellable
  , callOnWorker
  , callOnWorkerInSlot
  , cancelWith
  , peekStopped
  ) where

import Control.Concurrent
import Control.Exception
import Data.IORef (IORef, atomicModifyIORef', atomicWriteIORef, newIORef, readIORef)
import Data.Word (Word32)
import Foreign.Marshal.Alloc (allocaBytesAligned)
import Foreign.Ptr (Ptr)
import Foreign.Storable (poke)
import GHC.Exts (MutableByteArray#, RealWorld)
import Hsffi.Internal.Exception (CallStopped (..))
import Hsffi.Internal.Failure (orRethrow)
import Hsffi.Internal.Library (Library, beginStop, wakeStop)
import Hsffi.Internal.Peek (Peek)

-- | What stops a call: the library, the flag that Rust reads, the exception that stopped the call, the threads of closures that
-- Rust is waiting for, and how to wait for the call's end when it has been stopped.
data Stop
  = Stop
      Library
      (Ptr Word32)
      (IORef (Maybe SomeException))
      (IORef [ThreadId])
      (forall r. IO r -> IO r)

-- | For a call that blocks: its system calls are interrupted, and Rust reads the flag.
withInterruptible :: Library -> (Stop -> Ptr Word32 -> IO a) -> IO a
withInterruptible library = stoppable library (waking library)

-- | For a call that computes: Rust reads the flag every now and then.
withCancellable :: Library -> (Stop -> Ptr Word32 -> IO a) -> IO a
withCancellable library = stoppable library (const id)

-- | Makes a call that stops when this thread receives an exception. Under the mask, only the wait in 'callOnWorker' receives it.
-- A result that the call returns nevertheless is taken over before the exception continues, so that it is released.
stoppable :: Library -> (forall r. Ptr Word32 -> IO r -> IO r) -> (Stop -> Ptr Word32 -> IO a) -> IO a
stoppable library ending action = mask_ $ allocaBytesAligned 48 8 $ \flag -> do
  received <- newIORef Nothing
  waitedFor <- newIORef []
  result <- try (action (Stop library flag received waitedFor (ending flag)) flag)
  orRethrow (maybe result Left <$> readIORef received)

-- | Makes the call on a thread of its own, since GHC delivers no exception to a thread in a call. Returns when the call does, in
-- any case: the call borrows its arguments until then.
callOnWorker :: Stop -> IO r -> IO r
callOnWorker (Stop library flag received waitedFor ending) call = do
  beginStop library flag
  returned <- newEmptyMVar
  _ <- forkIO (call >>= putMVar returned)
  takeMVar returned `catch` \exception -> do
    -- Before the threads are read: a closure that begins now finds the exception, or is found among the threads.
    atomicWriteIORef received (Just exception)
    poke flag 1
    readIORef waitedFor >>= mapM_ (\closure -> forkIO (throwTo closure (exception :: SomeException)))
    uninterruptibleMask_ (ending (takeMVar returned))

-- | Like 'callOnWorker', for a call that returns through a slot.
callOnWorkerInSlot
  :: Stop -> (MutableByteArray# RealWorld -> IO Word) -> MutableByteArray# RealWorld -> IO Word
callOnWorkerInSlot stop call slot = callOnWorker stop (call slot)

-- | Runs a closure of the call, unless the call has been stopped. Stopping the call stops the closure as well.
cancelWith :: Stop -> IO a -> IO a
cancelWith (Stop _ _ received waitedFor _) action = do
  self <- myThreadId
  bracket_
    (atomicModifyIORef' waitedFor (\threads -> (self : threads, ())))
    (atomicModifyIORef' waitedFor (\threads -> (filter (/= self) threads, ())))
    (orRethrow (maybe (Right ()) Left <$> readIORef received) >> action)

-- | Waits, and interrupts the call's system calls meanwhile with a signal. Rust may have read the flag just before the signal and
-- block just after it, so the signal is repeated. The import is @safe@: for an @interruptible@ one, GHC sends SIGPIPE, which ends
-- a program that has set the default action for it.
waking :: Library -> Ptr Word32 -> IO r -> IO r
waking library flag wait = do
  waker <- forkIOWithUnmask $ \unmask -> unmask (wake 1000)
  wait <* killThread waker
 where
  wake pause = do
    wakeStop library flag
    threadDelay pause
    wake (min 100000 (2 * pause))

-- | Reads nothing.
peekStopped :: Int -> Peek CallStopped
peekStopped _ = pure CallStopped
