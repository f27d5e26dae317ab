{-# LANGUAGE Unsafe #-}

-- |
-- Values that Rust holds without looking into them. They cross as stable pointers.
module Hsffi.Internal.Held
  ( peekHeld
  , peekBorrowedHeld
  , pokeHeld

    -- * Within other values
  , putHeld
  , pokeHolding
  , withHoldingList
  ) where

import Control.Exception (finally, mask_)
import Control.Monad (unless)
import Data.Word (Word8)
import Foreign.Ptr (FunPtr, Ptr, castPtr, nullPtr)
import Foreign.StablePtr
import Hsffi.Internal.Arena
import Hsffi.Internal.Closure (freeReleasedByOthers, withStored)
import Hsffi.Internal.Library (Library, rtsCallbacks)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke (Poke (..))
import Hsffi.Internal.Put
import Hsffi.Internal.Slot (Slot, readPtr, writePtr)

-- | A value with an owner of it, which is released: Rust, or another owner, may have it still.
peekHeld :: Int -> Peek a
peekHeld at = parts `readingWith` \_ (value, owner, release) ->
  deRefStablePtr value <* callRelease release owner
 where
  parts = (,,) <$> peekStablePtr at <*> peekPtr (at + 8) <*> peekFunPtr (at + 16)
{-# NOINLINE peekHeld #-}

-- | A value that Rust lends.
peekBorrowedHeld :: Int -> Peek a
peekBorrowedHeld at = peekStablePtr at `readingWith` \_ value -> deRefStablePtr value
{-# INLINE peekBorrowedHeld #-}

-- | Gives a value to Rust, which takes it over by clearing the pointer.
pokeHeld :: Library -> Int -> Poke a
pokeHeld library at = Poke $ \slot value action -> withStored library at slot value action
{-# INLINE pokeHeld #-}

-- | Gives a value within another one to Rust, likewise. It belongs within 'pokeHolding' or 'withHoldingList'.
putHeld :: Library -> Int -> a -> Put
putHeld library at value = Put $ \arena slot -> mask_ $ do
  stored <- newStablePtr value
  hold arena slot at
  writePtr slot at (castStablePtrToPtr stored)
  writePtr slot (at + 8) (rtsCallbacks library)
{-# NOINLINE putHeld #-}

-- | Data with such values in it. Those that Rust has not taken over are released at the end, however it ends.
pokeHolding :: (a -> Put) -> Poke a
pokeHolding put = Poke $ \slot a action -> holding $ \arena -> writePut (put a) arena slot >> action
{-# INLINE pokeHolding #-}

-- | A list of data with such values in it, as an argument.
withHoldingList :: Int -> (a -> Put) -> [a] -> (Ptr Word8 -> Word -> IO r) -> IO r
withHoldingList size put list action = holding $ \arena -> putItems arena size put list action
{-# INLINE withHoldingList #-}

holding :: (Arena -> IO r) -> IO r
holding action = do
  freeReleasedByOthers
  withArena $ \arena -> action arena `finally` forHeld arena freeLeft
{-# INLINE holding #-}

freeLeft :: Slot -> Int -> IO ()
freeLeft slot at = do
  left <- readPtr slot at
  unless (left == nullPtr) $ freeStablePtr (castPtrToStablePtr (castPtr left))

foreign import ccall unsafe "dynamic"
  callRelease :: FunPtr (Ptr () -> IO ()) -> Ptr () -> IO ()
