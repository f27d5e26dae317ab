{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Reading data: values that refer to memory outside of their slot, which goes back to Rust's allocator when it has been read.
module Hsffi.Internal.Data
  ( peekAt
  , peekConstructor
  , unknownConstructor
  , peekEither
  , peekNatural
  , peekInteger
  , peekList
  , peekPointer
  ) where

import Control.Exception (ErrorCall (..), throwIO)
import Data.Bits (shiftL, (.|.))
import Data.Word (Word32, Word64)
import GHC.Exts
import GHC.IO (IO (..))
import Hsffi.Internal.Library (Library, releaseSlots)
import Hsffi.Internal.Peek
import Hsffi.Internal.Slot (Slot (..))
import Numeric.Natural (Natural)

-- | Reads so many bytes further on.
peekAt :: Int -> Peek a -> Peek a
peekAt (I# at) (Peek peek) = reading $ \library (Slot array start) -> peek library (Slot array (start +# at))
{-# INLINE peekAt #-}

-- | The index of a constructor, in 32 bits, then what the function reads for it.
peekConstructor :: (Word32 -> Peek a) -> Peek a
peekConstructor fields = reading $ \library slot -> do
  index <- peekSlot (peekWord32 0) library slot
  peekSlot (fields index) library slot
{-# INLINE peekConstructor #-}

-- | Stops the program's thread: the library has been built from other sources than the package, or its memory has been overwritten.
unknownConstructor :: String -> Word32 -> Peek a
unknownConstructor name index = Peek $ \_ _ -> throwIO (ErrorCall message)
 where
  message =
    "hsffi: Rust returned constructor " ++ show index ++ " of " ++ name
      ++ ", which has none of this index: the memory of the library has been overwritten"
{-# NOINLINE unknownConstructor #-}

-- | A byte that is 1 for 'Right', then the value.
peekEither :: Int -> Peek a -> Peek b -> Peek (Either a b)
peekEither at left right = reading $ \library slot -> do
  isRight <- peekSlot (peekBool at) library slot
  if isRight then Right <$> peekSlot right library slot else Left <$> peekSlot left library slot
{-# INLINE peekEither #-}

-- | A @u128@.
peekNatural :: Int -> Peek Natural
peekNatural at = halves <$> peekWord64 at <*> peekWord64 (at + 8)
 where
  halves low high = fromIntegral (high :: Word64) `shiftL` 64 .|. fromIntegral (low :: Word64)

-- | An @i128@.
peekInteger :: Int -> Peek Integer
peekInteger at = halves <$> peekWord64 at <*> peekInt64 (at + 8)
 where
  halves low high = toInteger high `shiftL` 64 .|. toInteger low

-- | A list whose items take so many bytes each: address, length, and capacity in bytes.
peekList :: Int -> Int -> Peek a -> Peek [a]
peekList at size item = Peek $ \library slot -> do
  start <- peekSlot (peekPtr at) library slot
  len <- peekSlot (peekInt (at + 8)) library slot
  capacity <- peekSlot (peekInt (at + 16)) library slot
  copied library start capacity $ \array -> items library array size len item
{-# INLINE peekList #-}

-- | From the last to the first, so that the list is made once.
items :: Library -> Array -> Int -> Int -> Peek a -> IO [a]
items library (Array array) (I# size) len item = go len []
 where
  go 0 !list = pure list
  go n@(I# next) list = do
    !a <- peekSlot item library (Slot array ((next -# 1#) *# size))
    go (n - 1) (a : list)
{-# INLINE items #-}

-- | A value of so many bytes, behind its address.
peekPointer :: Int -> Int -> Peek a -> Peek a
peekPointer at size value = Peek $ \library slot -> do
  start <- peekSlot (peekPtr at) library slot
  copied library start size $ \(Array array) -> peekSlot value library (Slot array 0#)
{-# INLINE peekPointer #-}

data Array = Array (MutableByteArray# RealWorld)

-- | Copies so many bytes, and returns the memory to the library.
copied :: Library -> Ptr () -> Int -> (Array -> IO a) -> IO a
copied library start bytes use = copyOut library start bytes >>= use
{-# INLINE copied #-}

copyOut :: Library -> Ptr () -> Int -> IO Array
copyOut library start@(Ptr from) bytes@(I# size) = do
  array <- IO $ \s -> case newByteArray# size s of
    (# s1, array #) -> (# copyAddrToByteArray# from array 0# size s1, Array array #)
  if bytes > 0 then array <$ releaseSlots library (fromIntegral bytes) start else pure array
{-# NOINLINE copyOut #-}
