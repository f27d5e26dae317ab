{-# LANGUAGE MagicHash #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE Unsafe #-}

-- |
-- In-out arguments: Rust changes a copy, and Haskell reads it when the call has returned.
module Hsffi.Internal.InOut
  ( InOut
  , withSafeInOut
  , withUnsafeInOut
  , inOutScalar
  , inOutBytes
  , inOutVector
  , peekInOut
  ) where

import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr)
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Foreign.Storable (Storable (..))
import GHC.Exts (MutableByteArray#, RealWorld)
import GHC.ForeignPtr (unsafeWithForeignPtr)
import Hsffi.Internal.Argument (withBytes, withVector)
import Hsffi.Internal.Buffer (copied)
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek (Peek (..))
import Hsffi.Internal.Poke (Poke (..), pokeSlice)
import Hsffi.Internal.Slot

-- | Writes a copy of a value to a slot, and passes on the action that reads the copy again.
newtype InOut a = InOut (forall r. Library -> Slot -> a -> (IO a -> IO r) -> IO r)

-- | A slot of so many bytes for a value that a @safe@ import changes.
withSafeInOut :: Library -> Int -> InOut a -> a -> (MutableByteArray# RealWorld -> IO a -> IO r) -> IO r
withSafeInOut library size inOut value action = newSafeSlot size >>= \slot -> inOutIn library slot inOut value action
{-# INLINE withSafeInOut #-}

-- | A slot of so many bytes for a value that an @unsafe@ import changes.
withUnsafeInOut :: Library -> Int -> InOut a -> a -> (MutableByteArray# RealWorld -> IO a -> IO r) -> IO r
withUnsafeInOut library size inOut value action = newUnsafeSlot size >>= \slot -> inOutIn library slot inOut value action
{-# INLINE withUnsafeInOut #-}

inOutIn :: Library -> Slot -> InOut a -> a -> (MutableByteArray# RealWorld -> IO a -> IO r) -> IO r
inOutIn library slot@(Slot array _) (InOut inOut) value action =
  inOut library slot value $ \changed -> action array changed <* touchSlot slot
{-# INLINE inOutIn #-}

-- | A value in the slot itself.
inOutScalar :: Poke a -> Peek a -> InOut a
inOutScalar before after = InOut $ \library slot value action ->
  pokeSlot before slot value (action (peekSlot after library slot))
{-# INLINE inOutScalar #-}

-- | A copy of the bytes, in memory that the resulting 'ByteString' refers to.
inOutBytes :: InOut ByteString
inOutBytes = InOut $ \_ slot bytes action -> do
  copy <- withBytes bytes $ \start len -> copied start (fromIntegral len)
  let len = ByteString.length bytes
  unsafeWithForeignPtr copy $ \start ->
    pokeSlice 0 slot start (fromIntegral len) (action (pure (ByteString.fromForeignPtr copy 0 len)))
{-# INLINE inOutBytes #-}

-- | A copy of the numbers, likewise.
inOutVector :: forall a. Storable a => InOut (Vector a)
inOutVector = InOut $ \_ slot numbers action -> do
  copy <- withVector numbers $ \start len -> copied start (sizeOf (undefined :: a) * fromIntegral len)
  let len = Vector.length numbers
  unsafeWithForeignPtr copy $ \start ->
    pokeSlice 0 slot start (fromIntegral len) (action (pure (Vector.unsafeFromForeignPtr0 copy len)))
{-# INLINE inOutVector #-}

-- | The changed value, as a part of a result.
peekInOut :: IO a -> Peek a
peekInOut changed = Peek $ \_ _ -> changed
{-# INLINE peekInOut #-}
