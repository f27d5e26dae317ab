{-# LANGUAGE Unsafe #-}

-- |
-- Wakers: how Rust fills an 'MVar' from any thread of the system's.
--
-- On the threaded runtime, Rust calls @hs_try_putmvar@. On the other one that must not be called by a thread that does not run
-- Haskell, and GHC takes a program all of whose threads wait for variables for deadlocked. There, Rust puts the waker in a queue
-- and writes to a pipe, and while there is a waker, a Haskell thread waits for the pipe, and fills the variables.
module Hsffi.Internal.Waker
  ( newWaker
  , pokeWaker
  ) where

import Control.Concurrent
import Control.Exception (bracket_)
import Control.Monad (unless, void, when)
import Data.Bits (testBit)
import Data.IORef (IORef, atomicModifyIORef', newIORef)
import Foreign.C.Types (CInt (..))
import Foreign.Marshal.Alloc (alloca)
import Foreign.Ptr (Ptr, nullPtr)
import Foreign.StablePtr
import Foreign.Storable (peek)
import GHC.Conc (PrimMVar, newStablePtrPrimMVar)
import Hsffi.Internal.Library (Library, rtsCallbacks)
import Hsffi.Internal.Poke (Poke (..))
import Hsffi.Internal.Slot
import System.IO.Unsafe (unsafePerformIO)
import System.Posix.Types (Fd (..))

-- | Writes the three words of a waker to a slot, behind so many bytes. Rust takes it over by clearing the first. To be called with
-- exceptions masked: a waker that nobody has is not released.
newWaker :: Library -> MVar () -> Int -> Slot -> IO ()
newWaker library mvar at slot = do
  (stable, place) <-
    if rtsSupportsBoundThreads
      then (,) <$> newStablePtrPrimMVar mvar <*> (fst <$> (myThreadId >>= threadCapability))
      else do
        copy <- enter
        stable <- newStablePtr mvar
        pure (castStable stable, fromIntegral copy)
  writePtr slot at (castStablePtrToPtr stable)
  writePtr slot (at + 8) (rtsCallbacks library)
  writeInt slot (at + 16) place
 where
  castStable :: StablePtr (MVar ()) -> StablePtr PrimMVar
  castStable = castPtrToStablePtr . castStablePtrToPtr

-- | Gives Rust a waker of a variable. If Rust has not taken it over, because the call was rejected or an asynchronous exception
-- arrived before it, it is released.
pokeWaker :: Library -> Int -> Poke (MVar ())
pokeWaker library at = Poke $ \slot mvar action ->
  -- Evaluated before: the thread that fills the variable must not do that.
  mvar `seq` bracket_ (newWaker library mvar at slot) (discardWaker at slot) action
{-# NOINLINE pokeWaker #-}

-- | Releases the waker that is in a slot, if Rust has not taken it over.
discardWaker :: Int -> Slot -> IO ()
discardWaker at slot = do
  left <- readPtr slot at
  unless (left == nullPtr) $ do
    freeStablePtr (castPtrToStablePtr left)
    unless rtsSupportsBoundThreads leave

-- | How many wakers there are, and in which copy of the process a thread serves them, or -1.
data Service = Service !Int !CInt

service :: IORef Service
service = unsafePerformIO (newIORef (Service 0 (-1)))
{-# NOINLINE service #-}

-- | There is a thread that serves while there is a waker. In which copy of the process.
enter :: IO CInt
enter = do
  this <- openWakes
  when (this < 0) $ ioError (userError cannotWait)
  absent <- atomicModifyIORef' service $ \(Service wakers serving) ->
    -- What a forked process has copied is of threads that it does not have.
    if serving == this then (Service (wakers + 1) this, False) else (Service 1 this, True)
  when absent $ serveWakes 1 >> void (forkIO serve)
  pure this
 where
  cannotWait =
    "calls that wait for Rust need a pipe with a number below 1024 on the non-threaded runtime, and there is none: link the program with -threaded"

-- | There is one waker less. The thread that serves ends when it looks next, if there is none.
leave :: IO ()
leave = do
  idle <- atomicModifyIORef' service $ \(Service wakers serving) ->
    (Service (wakers - 1) serving, wakers == 1)
  when idle kickWakes

-- | Fills the variables of wakers that are woken, until there is none.
serve :: IO ()
serve = do
  fill
  ended <- atomicModifyIORef' service $ \state@(Service wakers _) ->
    if wakers == 0 then (Service 0 (-1), True) else (state, False)
  if ended then serveWakes 0 else wakesFd >>= threadWaitRead . Fd >> serve
 where
  fill = do
    (woken, kind) <- alloca $ \kind -> (,) <$> nextWake kind <*> peek kind
    unless (castStablePtrToPtr woken == nullPtr) $ do
      when (testBit kind 0) $ deRefStablePtr woken >>= \mvar -> void (tryPutMVar mvar ())
      freeStablePtr woken
      when (testBit kind 1) leave
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
  nextWake :: Ptr CInt -> IO (StablePtr (MVar ()))
