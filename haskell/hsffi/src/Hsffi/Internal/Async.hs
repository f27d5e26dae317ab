{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Calls that start a future, and wait for it without a thread of the system's.
module Hsffi.Internal.Async
  ( callAsync
  , tryAsync
  , awaitUnit
  ) where

import Control.Concurrent
import Control.Exception
import Foreign.Ptr (FunPtr, Ptr)
import Foreign.Storable (peekByteOff)
import GHC.Exts (MutableByteArray#, RealWorld)
import Hsffi.Internal.Call (finish, finishEither)
import Hsffi.Internal.Failure (orRethrow)
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek (Peek, peekUnit)
import Hsffi.Internal.Slot
import Hsffi.Internal.Waker (newWaker)

-- | Starts a future by a call with a slot of so many bytes, and waits for its result. An asynchronous exception drops the future
-- before it continues.
callAsync :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek a -> IO a
callAsync library size start result = mask_ $ do
  slot <- newSafeSlot size
  finish library slot (awaited library start) result
{-# INLINE callAsync #-}

-- | Like 'callAsync', for a function that returns a @Result@.
tryAsync
  :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek e -> Peek a -> IO (Either e a)
tryAsync library size start failed result = mask_ $ do
  slot <- newSafeSlot size
  finishEither library slot (awaited library start) failed result
{-# INLINE tryAsync #-}

-- | Starts the future, waits, and takes the result: to the slot, and the status. Exceptions are masked; the wait is interruptible.
--
-- The slot has a waker, of which a start that fails has disposed. Otherwise it has a task, which is given back once.
awaited :: Library -> (MutableByteArray# RealWorld -> IO Word) -> MutableByteArray# RealWorld -> IO Word
awaited library start array = orRethrow (attempt library start array)

-- | Waits for a future without a result. Returns the asynchronous exception that arrives meanwhile, when the future has been dropped.
-- Exceptions are masked.
awaitUnit :: Library -> (MutableByteArray# RealWorld -> IO Word) -> IO (Maybe SomeException)
awaitUnit library start = do
  slot@(Slot array _) <- newSafeSlot 24
  attempted <- attempt library start array
  case attempted of
    Left exception -> pure (Just exception)
    Right status -> Nothing <$ finish library slot (\_ -> pure status) (peekUnit 0)

-- | Like 'awaited', with the exception that ends the wait as a value.
attempt
  :: Library
  -> (MutableByteArray# RealWorld -> IO Word)
  -> MutableByteArray# RealWorld
  -> IO (Either SomeException Word)
attempt library start array = do
  ready <- newEmptyMVar
  newWaker library ready 0 slot
  status <- start array
  if status /= 0 then pure (Right status) else readPtr slot 0 >>= await ready
 where
  slot = Slot array 0#
  await ready task = do
    woken <- try (takeMVar ready)
    case woken of
      Right () -> peekByteOff task 0 >>= \end -> Right <$> callFinish end task array
      Left exception -> do
        peekByteOff task 8 >>= \end -> callCancel end task
        pure (Left exception)

-- | What Rust and Haskell share of a future: it begins with the two functions that end it.
data Task

foreign import ccall safe "dynamic"
  callFinish
    :: FunPtr (Ptr Task -> MutableByteArray# RealWorld -> IO Word)
    -> Ptr Task
    -> MutableByteArray# RealWorld
    -> IO Word

foreign import ccall safe "dynamic"
  callCancel :: FunPtr (Ptr Task -> IO ()) -> Ptr Task -> IO ()
