{-# LANGUAGE OverloadedStrings #-}

-- | What the types of the package keep from Rust. Its unchecked imports, which could send it, are hidden, so they stand here
-- once more: Rust looks for itself.
module Unchecked (spec) where

import Data.Bits (unsafeShiftR, (.&.))
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Unsafe as ByteString
import Data.Foldable (for_)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Data.Word (Word32)
import Foreign.C.Types (CChar)
import Foreign.Ptr (IntPtr (..), Ptr, intPtrToPtr, nullPtr)
import Foreign.Storable (peekByteOff)
import Hsffi.Internal.Library (LibraryTable, newLibrary, releaseFailure)
import Test.Hspec

spec :: Spec
spec = do
  it "is refused when it is text that is not UTF-8" $
    for_ [("\xff", 0), ("ab\xc3(", 2), ("\xed\xa0\x80", 0), ("abc\xf0\x9f\xa6", 3)] $ \(bytes, at) ->
      wordsOf bytes `failsWith` ("argument text: the text is not valid UTF-8 at byte " ++ show (at :: Int))
  it "is refused when it is no constructor" $
    for_ [3, maxBound] $ \index -> do
      sameDay index `failsWith` noConstructor index
      leafDay index `failsWith` noConstructor index
  it "is refused when it is no character" $
    sameChar 0x110000
      `failsWith` "argument value: U+110000 is not a Unicode scalar value: a Rust char cannot be a surrogate"
  it "is refused when it is no object" $ do
    counterFail nullPtr `failsWith` "argument self: the object is a null pointer"
    counterCopyFrom nullPtr nullPtr `failsWith` "argument self: the object is a null pointer"
 where
  noConstructor index = "argument value: the type has no constructor with the index " ++ show index

wordsOf :: ByteString -> IO Word
wordsOf bytes = ByteString.unsafeUseAsCStringLen bytes $ \(start, len) ->
  pureWords start (fromIntegral len)

-- | The register of a call that fails is a NaN around the address of the failure: a status, a register, and the message.
failsWith :: IO Word -> String -> Expectation
call `failsWith` message = do
  bits <- call
  bits `unsafeShiftR` 48 `shouldBe` 0x7ff4
  let failure = intPtrToPtr (IntPtr (fromIntegral (bits .&. 0xffffffffffff)))
  status <- peekByteOff failure 0
  start <- peekByteOff failure 16
  len <- peekByteOff failure 24
  text <- ByteString.packCStringLen (start :: Ptr CChar, len)
  _ <- releaseFailure (newLibrary libraryTable) failure
  (status :: Word, Text.unpack (Text.decodeUtf8 text)) `shouldBe` (3, message)

foreign import ccall safe "hsffi_roundtrip_v0_1_pure_pure_words_f3546a63386eccd5"
  pureWords :: Ptr CChar -> Word -> IO Word

foreign import ccall safe "hsffi_roundtrip_v0_1_identity_same_day_fedc72d7c52ce926"
  sameDay :: Word32 -> IO Word

foreign import ccall unsafe "hsffi_roundtrip_v0_1_identity_leaf_day_29e4a9766f6ef65f"
  leafDay :: Word32 -> IO Word

foreign import ccall safe "hsffi_roundtrip_v0_1_identity_same_char_117f3a11d4a62784"
  sameChar :: Word32 -> IO Word

foreign import ccall safe "hsffi_roundtrip_v0_1_objects_Counter_fail_e6dec3cf4bd06f55"
  counterFail :: Ptr () -> IO Word

foreign import ccall safe "hsffi_roundtrip_v0_1_objects_Counter_copy_from_767089965f8c2403"
  counterCopyFrom :: Ptr () -> Ptr () -> IO Word

foreign import ccall "&hsffi_roundtrip_hsffi_library"
  libraryTable :: Ptr LibraryTable
