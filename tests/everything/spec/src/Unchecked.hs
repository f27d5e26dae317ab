{-# LANGUAGE OverloadedStrings #-}

-- | What the types of the package keep from Rust, and only its unchecked imports can send: Rust looks for itself.
module Unchecked (spec) where

import Crossing
import Data.ByteString (ByteString)
import qualified Data.ByteString.Unsafe as ByteString
import Data.Foldable (for_)
import Foreign.Ptr (castPtr, nullPtr)
import Hsffi.Everything (Day)
import qualified Hsffi.Everything.Foreign as Foreign
import Hsffi.Everything.Runtime
import Test.Hspec

spec :: Spec
spec = do
  it "is refused when it is text that is not UTF-8" $
    for_ [("\xff", 0), ("ab\xc3(", 2), ("\xed\xa0\x80", 0), ("abc\xf0\x9f\xa6", 3)] $ \(bytes, at) ->
      wordsOf bytes `refuseWith` ("argument text: the text is not UTF-8 from byte " ++ show (at :: Int) ++ " on")
  it "is refused when it is no constructor" $
    for_ [3, maxBound] $ \index -> do
      day (Foreign.sameDay index) `refuseWith` noConstructor index
      day (Foreign.leafDay index) `refuseWith` noConstructor index
  it "is refused when it is no character" $
    charResult (Foreign.sameChar 0x110000)
      `refuseWith` "argument value: U+110000 is not a Unicode scalar value; Rust's char holds no surrogates"
  it "is refused when it is no object" $ do
    unitResult (Foreign.counterFail nullPtr) `refuseWith` "argument self: the object is a null pointer"
    unitResult (Foreign.counterCopyFrom nullPtr nullPtr) `refuseWith` "argument self: the object is a null pointer"
 where
  day register = enumResult register :: IO Day
  noConstructor index = "argument value: the type has no constructor number " ++ show index

wordsOf :: ByteString -> IO Word
wordsOf bytes = ByteString.unsafeUseAsCStringLen bytes $ \(start, len) ->
  intResult (Foreign.pureWords (castPtr start) (fromIntegral len))
