{-# LANGUAGE OverloadedStrings #-}

-- | "Hsffi.Internal.Argument" and "Hsffi.Internal.Array": memory that calls borrow.
module ArgumentSpec
  ( spec
  ) where

import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr, toForeignPtr)
import Data.Primitive (byteArrayFromList, newByteArray, newPinnedByteArray)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word16, Word8)
import Foreign.Marshal.Array (peekArray)
import Hsffi
import Hsffi.Internal.Argument
import Hsffi.Internal.Array
import Test.Hspec

spec :: Spec
spec = describe "Argument" $ do
  it "lends bytes from where they begin" $ do
    let (start, offset, len) = ByteString.toForeignPtr (ByteString.drop 1 "abc" :: ByteString)
    withBytes (ByteString.fromForeignPtr start offset len) (\pointer n -> peekArray (fromIntegral n) pointer)
      `shouldReturn` [98, 99]
  it "lends text as UTF-8" $
    withText "\8364" (\pointer n -> peekArray (fromIntegral n) pointer) `shouldReturn` [0xe2, 0x82, 0xac :: Word8]
  it "lends numbers by their count" $
    withVector (Vector.fromList [1, 2 :: Word16]) (\pointer n -> peekArray (fromIntegral n) pointer) `shouldReturn` [1, 2]
  it "passes the length of arrays" $ do
    withByteArray (byteArrayFromList [1, 2, 3 :: Word8]) (\_ len -> pure len) `shouldReturn` 3
    withPinnedByteArray (byteArrayFromList [1, 2 :: Word8]) (\_ len -> pure len) `shouldReturn` 2
    pinned <- newPinnedByteArray 5
    withPinnedMutableByteArray "buffer" pinned (\_ len -> pure len) `shouldReturn` 5
  it "rejects an array that is not pinned, by the argument's name" $ do
    unpinned <- newByteArray 5
    withPinnedMutableByteArray "buffer" unpinned (\_ len -> pure len)
      `shouldThrow` (== InvalidArgument "argument buffer: the array is not pinned")
