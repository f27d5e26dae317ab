{-# LANGUAGE Unsafe #-}

-- |
-- Values that Rust holds without looking into them. They cross as stable pointers.
module Hsffi.Internal.Held
  ( peekHeld
  , peekBorrowedHeld
  , pokeHeld
  ) where

import Foreign.Ptr (FunPtr, Ptr)
import Foreign.StablePtr (deRefStablePtr)
import Hsffi.Internal.Closure (withStored)
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke (Poke (..))

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

foreign import ccall unsafe "dynamic"
  callRelease :: FunPtr (Ptr () -> IO ()) -> Ptr () -> IO ()
