{-# LANGUAGE CPP #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE Unsafe #-}
-- It is used with later versions of text.
{- HLINT ignore "Unused LANGUAGE pragma" -}

-- |
-- Arguments that need no slot: numbers, and pointers to memory that a call borrows.
module Hsffi.Internal.Argument
  ( -- * Numbers
    boolWord
  , charWord
  , enumWord

    -- * Borrowed memory
  , withObject
  , withText
  , withBytes
  , withVector
  , withStructs
  , Utf8Array
  , withUtf8
  ) where

import Data.ByteString (ByteString)
import qualified Data.ByteString.Internal as ByteString (toForeignPtr)
import Data.Char (ord)
import Data.Text (Text)
#if MIN_VERSION_text(2,0,0)
import qualified Data.Text.Array as Internal
#endif
import qualified Data.Text.Encoding as Text
#if MIN_VERSION_text(2,0,0)
import qualified Data.Text.Internal as Internal
#endif
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word32, Word8)
import Foreign.ForeignPtr (ForeignPtr)
import Foreign.Marshal.Utils (fromBool)
import Foreign.Ptr (Ptr, castPtr, plusPtr)
import Foreign.Storable (Storable)
#if MIN_VERSION_text(2,0,0)
import GHC.Exts (ByteArray#)
#endif
import GHC.ForeignPtr (unsafeWithForeignPtr)

-- | 0 or 1.
boolWord :: Bool -> Word8
boolWord = fromBool
{-# INLINE boolWord #-}

-- | The code point. Rust rejects a surrogate.
charWord :: Char -> Word32
charWord = fromIntegral . ord
{-# INLINE charWord #-}

-- | The index of the constructor.
enumWord :: Enum a => a -> Word32
enumWord = fromIntegral . fromEnum
{-# INLINE enumWord #-}

-- | Passes an object, and keeps it alive.
withObject :: ForeignPtr a -> (Ptr a -> IO r) -> IO r
withObject = unsafeWithForeignPtr
{-# INLINE withObject #-}

-- | Passes a text as UTF-8.
withText :: Text -> (Ptr Word8 -> Word -> IO r) -> IO r
withText = withBytes . Text.encodeUtf8
{-# INLINE withText #-}

-- | Passes bytes without a copy.
withBytes :: ByteString -> (Ptr Word8 -> Word -> IO r) -> IO r
withBytes bytes action =
  unsafeWithForeignPtr start $ \pointer -> action (pointer `plusPtr` offset) (fromIntegral len)
 where
  (start, offset, len) = ByteString.toForeignPtr bytes
{-# INLINE withBytes #-}

-- | Passes numbers without a copy.
withVector :: Storable a => Vector a -> (Ptr a -> Word -> IO r) -> IO r
withVector numbers action =
  unsafeWithForeignPtr start $ \pointer -> action pointer (fromIntegral len)
 where
  (start, len) = Vector.unsafeToForeignPtr0 numbers
{-# INLINE withVector #-}

-- | Passes structs without a copy.
withStructs :: Storable a => Vector a -> (Ptr Word8 -> Word -> IO r) -> IO r
withStructs structs action = withVector structs $ \pointer len -> action (castPtr pointer) len
{-# INLINE withStructs #-}

#if MIN_VERSION_text(2,0,0)
-- | The memory of a text, as an @unsafe@ import takes it.
type Utf8Array = ByteArray#

-- | Passes a text to an @unsafe@ import without a copy: the array, and the offset and length of the text in it. The collector
-- does not move the array before the import returns.
withUtf8 :: Text -> (Utf8Array -> Word -> Word -> IO r) -> IO r
withUtf8 (Internal.Text (Internal.ByteArray array) start len) action =
  action array (fromIntegral start) (fromIntegral len)
#else
-- | The memory of a text, as an @unsafe@ import takes it.
type Utf8Array = Ptr Word8

-- | Passes a text as UTF-8, with its offset and length. A 'Text' of this version is UTF-16.
withUtf8 :: Text -> (Utf8Array -> Word -> Word -> IO r) -> IO r
withUtf8 text action = withText text $ \start len -> action start 0 len
#endif
{-# INLINE withUtf8 #-}
