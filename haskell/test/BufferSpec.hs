{-# LANGUAGE OverloadedStrings #-}

-- | "Hsffi.Internal.Buffer": text, bytes and vectors, and who releases them.
module BufferSpec
  ( spec
  ) where

import Collecting (eventually)
import Control.Exception (ErrorCall (..), throwIO)
import Control.Monad (forM_)
import qualified Data.ByteString as ByteString
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64, Word8)
import Hsffi.Internal.Buffer
import Hsffi.Internal.Call (callSafe)
import Hsffi.Internal.Poke (withSafeSlot)
import Test.Hspec
import TestLibrary

spec :: Spec
spec = describe "Buffer" $ do
  it "decodes a text and releases it at once" $ do
    text <- callSafe library 24 (callTestBytes 3) (peekText 0)
    text `shouldBe` "xxx"
    liveBuffers `shouldReturn` 0
  it "copies few bytes and releases them at once" $
    forM_ [0, 1, 512] $ \len -> do
      bytes <- callSafe library 24 (callTestBytes len) (peekBytes 0)
      bytes `shouldBe` ByteString.replicate (fromIntegral len) 120
      liveBuffers `shouldReturn` 0
  it "releases many bytes when the collector finds them unused" $ do
    bytes <- callSafe library 24 (callTestBytes 513) (peekBytes 0)
    liveBuffers `shouldReturn` 1
    ByteString.length bytes `shouldBe` 513
    eventually (liveBuffers `shouldReturn` 0)
  it "reads vectors of any element" $ do
    bytes <- callSafe library 24 (callTestBytes 2) (peekVector 0)
    bytes `shouldBe` Vector.fromList [120, 120 :: Word8]
    none <- callSafe library 24 (callTestBytes 0) (peekVector 0)
    none `shouldBe` (Vector.empty :: Vector.Vector Word64)
  it "releases memory of a C library with its own function, and counts it" $ do
    text <- callSafe library 24 (callTestReleased 2) (peekReleasedText 0)
    few <- callSafe library 24 (callTestReleased 3) (peekReleasedBytes 0)
    (text, few) `shouldBe` ("yy", "yyy")
    liveBuffers `shouldReturn` 0
    many' <- callSafe library 24 (callTestReleased 10000) (peekReleasedBytes 0)
    numbers <- callSafe library 24 (callTestReleased 600) (peekReleasedVector 0)
    heldBytes `shouldReturn` 10000
    (ByteString.length many', Vector.length (numbers :: Vector.Vector Word8)) `shouldBe` (10000, 600)
    eventually (liveBuffers `shouldReturn` 0)
    heldBytes `shouldReturn` 0
  it "gives a copy, and frees it when it is not taken over" $
    forM_ [0, 1] $ \takes -> do
      text <- withSafeSlot 24 (pokeOwnedText 0) "ab" (callTestTake takes)
      bytes <- withSafeSlot 24 (pokeOwnedBytes 0) "" (callTestTake takes)
      number <- withSafeSlot 24 (pokeOwnedNumber 0) (7 :: Word8) (callTestTake takes)
      numbers <- withSafeSlot 24 (pokeOwnedVector 0) (Vector.fromList [1, 2 :: Word8]) (callTestTake takes)
      -- The C function counts what it released itself.
      (text, bytes, number, numbers) `shouldBe` (97 + 98, 0, 7, 3)
  it "frees a copy when the call throws" $
    withSafeSlot 24 (pokeOwnedBytes 0) "abc" (\_ -> throwIO (ErrorCall "before the call") :: IO ())
      `shouldThrow` errorCall "before the call"
  it "lends memory" $ do
    text <- withSafeSlot 24 (pokeText 0) (Text.pack "\233") (callTestTake 0)
    vector <- withSafeSlot 24 (pokeVector 0) (Vector.fromList [1, 2, 3 :: Word8]) (callTestTake 0)
    (text, vector) `shouldBe` (0xc3 + 0xa9, 6)
