{-# LANGUAGE CPP #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Text as UTF-8 in memory of others, without a 'Data.ByteString.ByteString' in between.
module Hsffi.Internal.Utf8
  ( maxBytes
  , encodeTo
  , decodeFrom
  , unitBytes
  ) where

import qualified Data.Text.Array as Array
import Data.Text.Internal (Text (..))
import Foreign.C.Types
import GHC.Exts
import GHC.IO (IO (..))

#if !MIN_VERSION_text(2,0,0)
import Data.Word (Word8)
#endif

-- | More bytes than the text takes, or as many.
maxBytes :: Text -> Int
-- | Writes the text, and returns how many bytes it takes.
encodeTo :: Ptr a -> Text -> IO Int
-- | Copies text that is UTF-8.
decodeFrom :: Ptr CChar -> Int -> IO Text

-- | The size of a unit of a text's array.
unitBytes :: Int

#if MIN_VERSION_text(2,0,0)
unitBytes = 1

maxBytes (Text _ _ len) = len

encodeTo (Ptr to) (Text (Array.ByteArray array) (I# start) len@(I# count)) = IO $ \s ->
  case copyByteArrayToAddr# array start to count s of s' -> (# s', len #)

decodeFrom (Ptr from) len@(I# count) = IO $ \s -> case newByteArray# count s of
  (# s1, copy #) -> case unsafeFreezeByteArray# copy (copyAddrToByteArray# from copy 0# count s1) of
    (# s2, array #) -> (# s2, Text (Array.ByteArray array) 0 len #)
#else
unitBytes = 2

maxBytes (Text _ _ len) = 3 * len

encodeTo (Ptr to) (Text array start len) =
  fromIntegral <$> utf8OfUtf16 (Ptr to) (Array.aBA array) (fromIntegral start) (fromIntegral len)

decodeFrom from len@(I# count) = IO $ \s -> case newByteArray# (count *# 2#) s of
  (# s1, copy #) -> case utf16OfUtf8 copy from (fromIntegral len) of
    IO decode -> case decode s1 of
      (# s2, units #) ->
        case fromIntegral units of
          used@(I# half) -> case shrinkMutableByteArray# copy (half *# 2#) s2 of
            s3 -> case unsafeFreezeByteArray# copy s3 of
              (# s4, array #) -> (# s4, Text (Array.Array array) 0 used #)

foreign import ccall unsafe "hsffi_utf8_of_utf16"
  utf8OfUtf16 :: Ptr Word8 -> ByteArray# -> CSize -> CSize -> IO CSize

foreign import ccall unsafe "hsffi_utf16_of_utf8"
  utf16OfUtf8 :: MutableByteArray# RealWorld -> Ptr CChar -> CSize -> IO CSize
#endif
