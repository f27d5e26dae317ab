{-# LANGUAGE Unsafe #-}

-- |
-- Wakers: how Rust fills an 'MVar' from any thread of the system's.
--
-- On the threaded runtime, Rust calls @hs_try_putmvar@. On the other one that must not be called by a thread that does not run
-- Haskell, and GHC takes a program all of whose threads wait for variables for deadlocked. There, Rust puts the waker in a queue
-- and writes to a pipe, and while a call waits, a Haskell thread waits for the pipe, and fills the variables.
module Hsffi.Internal.Waker
  ( newWaker
  , waiting
  ) where

import Control.Concurrent
import Control.Exception (bracket_)
import Control.Monad (unless, void, when)
import Data.IORef (IORef, atomicModifyIORef', newIORef)
import Foreign.C.Types (CInt (..))
import Foreign.Ptr (nullPtr)
import Foreign.StablePtr
import GHC.Conc (PrimMVar, newStablePtrPrimMVar)
import Hsffi.Internal.Library (Library, rtsCallbacks)
import Hsffi.Internal.Slot
import System.IO.Unsafe (unsafePerformIO)
import System.Posix.Types (Fd (..))

-- | Writes the three words of a waker to the beginning of a slot.
newWaker :: Library -> MVar () -> Slot -> IO ()
newWaker library mvar slot = do
  stable <- if rtsSupportsBoundThreads then newStablePtrPrimMVar mvar else castStable <$> newStablePtr mvar
  (capability, _) <- myThreadId >>= threadCapability
  writePtr slot 0 (castStablePtrToPtr stable)
  writePtr slot 8 (rtsCallbacks library)
  writeInt slot 16 capability
 where
  castStable :: StablePtr (MVar ()) -> StablePtr PrimMVar
  castStable = castPtrToStablePtr . castStablePtrToPtr

-- | Runs an action that waits for a waker.
waiting :: IO a -> IO a
waiting action
  | rtsSupportsBoundThreads = action
  | otherwise = bracket_ enter leave action
{-# INLINE waiting #-}

-- | How many calls wait, and in which copy of the process a thread serves them, or -1.
data Service = Service !Int !CInt

service :: IORef Service
service = unsafePerformIO (newIORef (Service 0 (-1)))
{-# NOINLINE service #-}

-- | There is a thread that serves while a call waits.
enter :: IO ()
enter = do
  this <- openWakes
  when (this < 0) $ ioError (userError cannotWait)
  absent <- atomicModifyIORef' service $ \(Service calls serving) ->
    -- What a forked process has copied is of threads that it does not have.
    if serving == this then (Service (calls + 1) this, False) else (Service 1 this, True)
  when absent $ serveWakes 1 >> void (forkIO serve)
 where
  cannotWait =
    "calls that wait for Rust need a pipe with a number below 1024 on the non-threaded runtime, and there is none: link the program with -threaded"

leave :: IO ()
leave = do
  idle <- atomicModifyIORef' service $ \(Service calls serving) ->
    (Service (calls - 1) serving, calls == 1)
  when idle kickWakes

-- | Fills the variables of wakers that are woken, until no call waits.
serve :: IO ()
serve = do
  wakesFd >>= threadWaitRead . Fd
  fill
  ended <- atomicModifyIORef' service $ \state@(Service calls _) ->
    if calls == 0 then (Service 0 (-1), True) else (state, False)
  if ended then serveWakes 0 else serve
 where
  fill = do
    woken <- nextWake
    unless (castStablePtrToPtr woken == nullPtr) $ do
      mvar <- deRefStablePtr woken
      void (tryPutMVar mvar ())
      freeStablePtr woken
      fill

foreign import ccall unsafe "hsffi_open_wakes"
  openWakes :: IO CInt

foreign import ccall unsafe "hsffi_serve_wakes"
  serveWakes :: CInt -> IO ()

foreign import ccall unsafe "hsffi_wakes_fd"
  wakesFd :: IO CInt

foreign import ccall unsafe "hsffi_kick_wakes"
  kickWakes :: IO ()

foreign import ccall unsafe "hsffi_next_wake"
  nextWake :: IO (StablePtr (MVar ()))
