{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Actions that Rust awaits: a call forks a thread for one, and returns.
module Hsffi.Internal.Awaited
  ( exportAwaited
  ) where

import Control.Concurrent
import Control.Exception
import Control.Monad (void)
import Data.Word (Word8)
import Foreign.Ptr (FunPtr, Ptr, castPtr, nullPtr, plusPtr)
import Foreign.StablePtr (newStablePtr)
import Foreign.Storable (peekByteOff, poke, pokeByteOff)
import Hsffi.Internal.Callbacks (Frame, argumentsOf)
import Hsffi.Internal.Closure (ExportedClosure, Return, readArguments)
import Hsffi.Internal.Library (Library, rtsCallbacks)
import Hsffi.Internal.Peek (Peek)
import Hsffi.Internal.Slot (newUnsafeSlot, readPtr)
import Hsffi.Internal.Waker (newWaker)
import System.Mem.Weak (deRefWeak)

-- | A function for Rust, whose arguments take so many bytes, which is never released. Calling it starts the action, when the
-- arguments have been read.
exportAwaited :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> f -> IO ExportedClosure
exportAwaited library size apply result function =
  rtsCallbacks library `seq` newStablePtr (mask_ . call)
 where
  call frame = do
    -- Also where the action cannot be started: what the arguments own is released.
    action <- readArguments library size (apply function) frame
    start library frame (\own -> action >>= result own)
{-# INLINE exportAwaited #-}

-- | What Rust and Haskell share of an action: the function that Rust is called with at the end, then a frame for the result.
data Running

-- | Forks a thread for an action that writes its result to the frame that it is given. Exceptions are masked.
--
-- The frame of the call has the address of what is shared. When the thread has been forked, it is replaced by 0, and what ends the action
-- is over the arguments, behind the place of an exception. Without a threaded runtime, it is replaced by 1.
start :: Library -> Frame -> (Frame -> IO ()) -> IO ()
start library frame action
  | not rtsSupportsBoundThreads = pokeByteOff frame 344 (1 :: Word)
  | otherwise = do
      running <- peekByteOff frame 344
      stop <- newEmptyMVar
      waker <- newUnsafeSlot 24
      newWaker library stop 0 waker
      mapM_ (\at -> readPtr waker at >>= pokeByteOff (argumentsOf frame) (8 + at)) [0, 8, 16]
      thread <- forkIOWithUnmask (\unmask -> run unmask running action >> void (tryPutMVar stop ()))
      pokeByteOff frame 344 nullPtr
      -- With a reference to the thread, GHC would not find that it waits for ever.
      weak <- mkWeakThreadId thread
      void (forkIO (takeMVar stop >> deRefWeak weak >>= mapM_ killThread))
{-# NOINLINE start #-}

-- | Runs the action, and tells Rust what it came to. Whatever is thrown to the thread, Rust is told once.
run :: (forall a. IO a -> IO a) -> Ptr Running -> (Frame -> IO ()) -> IO ()
run unmask running action = do
  threw <- (0 <$ unmask (action frame)) `catch` thrown
  complete <- peekByteOff running 0
  callComplete complete running threw
 where
  frame = running `plusPtr` 8
  thrown exception = do
    newStablePtr (exception :: SomeException) >>= poke (castPtr (argumentsOf frame))
    pure 1

-- | Wakes whoever waits, which may take its time.
foreign import ccall safe "dynamic"
  callComplete :: FunPtr (Ptr Running -> Word8 -> IO ()) -> Ptr Running -> Word8 -> IO ()
