{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Arrays of GHC's heap as arguments. An @unsafe@ import takes them without a copy: the collector does not move them before it
-- returns. A @safe@ import takes pinned memory only.
module Hsffi.Internal.Array
  ( withByteArray
  , withMutableByteArray
  , withPinnedByteArray
  , withPinnedMutableByteArray
  , withArray
  , withMutableArray
  , withSmallArray
  , withSmallMutableArray
  , withShortByteString

    -- * Arrays of arrays
  , ArrayArray (..)
  , MutableArrayArray (..)
  , withArrayArray
  , withMutableArrayArray
  ) where

import Control.Exception (throwIO)
import Data.ByteString.Short.Internal (ShortByteString (..))
import Data.Primitive
  ( Array (..)
  , ByteArray (..)
  , MutableArray (..)
  , MutableByteArray (..)
  , SmallArray (..)
  , SmallMutableArray (..)
  )
import qualified Data.Text as Text
import GHC.Exts
import GHC.IO (IO (..))
import Hsffi.Internal.Exception (InvalidArgument (..))

-- | Passes the array and its length in bytes to an @unsafe@ import.
withByteArray :: ByteArray -> (ByteArray# -> Word -> IO r) -> IO r
withByteArray (ByteArray array) action = action array (arrayLength (sizeofByteArray# array))
{-# INLINE withByteArray #-}

-- | Like 'withByteArray'.
withMutableByteArray :: MutableByteArray RealWorld -> (MutableByteArray# RealWorld -> Word -> IO r) -> IO r
withMutableByteArray (MutableByteArray array) action =
  IO (\s -> case getSizeofMutableByteArray# array s of (# s', size #) -> (# s', arrayLength size #))
    >>= action array
{-# INLINE withMutableByteArray #-}

-- | Passes the array, or a pinned copy of one that is not pinned, to a @safe@ import.
withPinnedByteArray :: ByteArray -> (ByteArray# -> Word -> IO r) -> IO r
withPinnedByteArray bytes action = do
  ByteArray array <- pinned bytes
  action array (arrayLength (sizeofByteArray# array)) <* IO (\s -> (# touch# array s, () #))
{-# INLINE withPinnedByteArray #-}

pinned :: ByteArray -> IO ByteArray
pinned bytes@(ByteArray array)
  | isTrue# (isByteArrayPinned# array) = pure bytes
  | otherwise = IO $ \s -> case newPinnedByteArray# size s of
      (# s1, copy #) -> case copyByteArray# array 0# copy 0# size s1 of
        s2 -> case unsafeFreezeByteArray# copy s2 of
          (# s3, frozen #) -> (# s3, ByteArray frozen #)
 where
  size = sizeofByteArray# array

-- | Passes the array to a @safe@ import, as the argument of this name. Throws 'InvalidArgument' unless it is pinned.
withPinnedMutableByteArray
  :: String -> MutableByteArray RealWorld -> (MutableByteArray# RealWorld -> Word -> IO r) -> IO r
withPinnedMutableByteArray name bytes@(MutableByteArray array) action
  | isTrue# (isMutableByteArrayPinned# array) =
      withMutableByteArray bytes action <* IO (\s -> (# touch# array s, () #))
  | otherwise = notPinned name
{-# INLINE withPinnedMutableByteArray #-}

notPinned :: String -> IO a
notPinned name = throwIO . InvalidArgument . Text.pack $ "argument " ++ name ++ ": the array is not pinned"

-- | Passes the array and its number of elements to an @unsafe@ import.
withArray :: Array a -> (Array# a -> Word -> IO r) -> IO r
withArray (Array array) action = action array (arrayLength (sizeofArray# array))
{-# INLINE withArray #-}

-- | Like 'withArray'.
withMutableArray :: MutableArray RealWorld a -> (MutableArray# RealWorld a -> Word -> IO r) -> IO r
withMutableArray (MutableArray array) action = action array (arrayLength (sizeofMutableArray# array))
{-# INLINE withMutableArray #-}

-- | Like 'withArray'.
withSmallArray :: SmallArray a -> (SmallArray# a -> Word -> IO r) -> IO r
withSmallArray (SmallArray array) action = action array (arrayLength (sizeofSmallArray# array))
{-# INLINE withSmallArray #-}

-- | Like 'withArray'.
withSmallMutableArray
  :: SmallMutableArray RealWorld a -> (SmallMutableArray# RealWorld a -> Word -> IO r) -> IO r
withSmallMutableArray (SmallMutableArray array) action =
  IO (\s -> case getSizeofSmallMutableArray# array s of (# s', size #) -> (# s', arrayLength size #))
    >>= action array
{-# INLINE withSmallMutableArray #-}

-- | Passes the bytes and their number to an @unsafe@ import.
withShortByteString :: ShortByteString -> (ByteArray# -> Word -> IO r) -> IO r
withShortByteString (SBS array) action = action array (arrayLength (sizeofByteArray# array))
{-# INLINE withShortByteString #-}

-- | An array of arrays.
data ArrayArray = ArrayArray ArrayArray#

-- | A mutable array of arrays.
data MutableArrayArray s = MutableArrayArray (MutableArrayArray# s)

-- | Passes the array and its number of elements to an @unsafe@ import.
withArrayArray :: ArrayArray -> (ArrayArray# -> Word -> IO r) -> IO r
withArrayArray (ArrayArray array) action = action array (arrayLength (sizeofArrayArray# array))
{-# INLINE withArrayArray #-}

-- | Like 'withArrayArray'.
withMutableArrayArray
  :: MutableArrayArray RealWorld -> (MutableArrayArray# RealWorld -> Word -> IO r) -> IO r
withMutableArrayArray (MutableArrayArray array) action =
  action array (arrayLength (sizeofMutableArrayArray# array))
{-# INLINE withMutableArrayArray #-}

arrayLength :: Int# -> Word
arrayLength size = W# (int2Word# size)
{-# INLINE arrayLength #-}
