{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Slots: memory of GHC's heap in which one value crosses, be it an argument or a result.
module Hsffi.Internal.Slot
  ( Slot (..)
  , newSafeSlot
  , newUnsafeSlot
  , touchSlot
  , copyToSlot
  , readPtr
  , writePtr
  , writeInt
  ) where

import Data.Word (Word8)
import GHC.Exts
import GHC.IO (IO (..))

-- | Memory for a value, aligned to a word, and the offset in bytes at which the value begins.
data Slot = Slot (MutableByteArray# RealWorld) Int#

-- | A slot of so many bytes for a @safe@ import: it is pinned, since the collector may run during the call.
newSafeSlot :: Int -> IO Slot
newSafeSlot (I# size) = IO $ \s -> case newPinnedByteArray# size s of
  (# s', slot #) -> (# s', Slot slot 0# #)
{-# INLINE newSafeSlot #-}

-- | A slot of so many bytes for an @unsafe@ import: it need not be pinned, since the collector does not run during the call.
newUnsafeSlot :: Int -> IO Slot
newUnsafeSlot (I# size) = IO $ \s -> case newByteArray# size s of
  (# s', slot #) -> (# s', Slot slot 0# #)
{-# INLINE newUnsafeSlot #-}

-- | Keeps the slot alive up to this point.
touchSlot :: Slot -> IO ()
touchSlot (Slot slot _) = IO $ \s -> (# touch# slot s, () #)
{-# INLINE touchSlot #-}

-- | Copies so many bytes to the beginning of a slot.
copyToSlot :: Ptr Word8 -> Int -> Slot -> IO ()
copyToSlot (Ptr from) (I# size) (Slot slot _) = IO $ \s ->
  (# copyAddrToByteArray# from slot 0# size s, () #)
{-# INLINE copyToSlot #-}

-- | The address at an offset in bytes.
readPtr :: Slot -> Int -> IO (Ptr a)
readPtr (Slot slot start) (I# at) = IO $ \s -> case readWord8ArrayAsAddr# slot (start +# at) s of
  (# s', address #) -> (# s', Ptr address #)
{-# INLINE readPtr #-}

-- | Writes an address at an offset in bytes.
writePtr :: Slot -> Int -> Ptr a -> IO ()
writePtr (Slot slot start) (I# at) (Ptr address) = IO $ \s ->
  (# writeWord8ArrayAsAddr# slot (start +# at) address s, () #)
{-# INLINE writePtr #-}

-- | Writes an integer at an offset in bytes.
writeInt :: Slot -> Int -> Int -> IO ()
writeInt (Slot slot start) (I# at) (I# int) = IO $ \s ->
  (# writeWord8ArrayAsInt# slot (start +# at) int s, () #)
{-# INLINE writeInt #-}
