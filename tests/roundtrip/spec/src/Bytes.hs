{-# LANGUAGE OverloadedStrings #-}

-- | Bytes.
module Bytes (spec) where

import Control.Monad (replicateM)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Unsafe as ByteString
import Data.Foldable (for_)
import Data.IORef
import Foreign.Ptr (ptrToWordPtr)
import Hsffi.Roundtrip
import Positions
import System.Mem (performGC)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  crosses
    (Exports sameBytes leafBytes maybeBytes leafMaybeBytes bothBytes leafBothBytes)
    [ ("by value", \bytes -> ownedBytes bytes `returns` bytes)
    , ("as an alias of a slice", \bytes -> aliasedBytes bytes `returns` bytes)
    , ("twice, the second time from Rust's memory", \bytes -> (sameBytes bytes >>= sameBytes) `returns` bytes)
    , ("to a closure", toClosure)
    ]
    edges
    anyBytes
  prop "has its length" $
    forAll anyBytes $ \bytes -> bytesLen bytes `shouldReturn` fromIntegral (ByteString.length bytes)

  describe "is not copied" $ do
    it "on its way to Rust" $
      for_ (filter (not . ByteString.null) edges) $ \bytes -> do
        address <- addressOf bytes
        bytesAddress bytes `shouldReturn` address
        maybeBytesAddress (Just bytes) `shouldReturn` address
    it "on its way to Haskell" $
      for_ [few + 1, 4096, 2 ^ (20 :: Int)] $ \len -> do
        (bytes, address) <- bytesAndAddress len
        bytes `shouldBe` ByteString.replicate (fromIntegral len) 0xa5
        addressOf bytes `shouldReturn` address
    it "on its way back to Rust" $ do
      (bytes, address) <- bytesAndAddress 1000
      bytesAddress (ByteString.drop 10 bytes) `shouldReturn` (address + 10)

  it "is copied on its way to Haskell when it is little" $
    for_ [1, 7, few - 1, few] $ \len -> do
      (bytes, address) <- bytesAndAddress len
      bytes `shouldBe` ByteString.replicate (fromIntegral len) 0xa5
      addressOf bytes `shouldNotReturn` address

  it "keeps Rust's memory as long as a slice of it is in use" $ do
    let long = ByteString.append "0123456789" (ByteString.replicate (fromIntegral few) 0x78)
    slices <- replicateM 1000 (ByteString.take 3 . ByteString.drop 5 <$> sameBytes long)
    performGC
    performGC
    slices `shouldBe` replicate 1000 "567"
  it "goes back to Rust at its capacity" $
    for_ [(0, 0), (0, 1000), (1, 1000), (few, 1000), (few + 1, 1000), (999, 1000), (1000, 1000)] $ \(len, capacity) ->
      spareCapacity len capacity `shouldReturn` ByteString.replicate (fromIntegral len) 1

-- | Up to so many bytes are copied.
few :: Word
few = 512

edges :: [ByteString]
edges =
  [ ""
  , "\0"
  , "a\0b\0"
  , ByteString.pack [minBound ..]
  , "\xff\xfe not UTF-8 \xc3\x28 \xed\xa0\x80"
  , ByteString.take 3 (ByteString.drop 5 "a slice of bytes")
  , ByteString.take (fromIntegral few - 1) mebibyte
  , ByteString.take (fromIntegral few) mebibyte
  , ByteString.take (fromIntegral few + 1) mebibyte
  , ByteString.drop 1 mebibyte
  , ByteString.drop 5 "empty"
  , mebibyte
  ]

mebibyte :: ByteString
mebibyte = fst (ByteString.unfoldrN (2 ^ (20 :: Int)) (\byte -> Just (byte, byte + 7)) 0)

anyBytes :: Gen ByteString
anyBytes = do
  bytes <- ByteString.pack <$> arbitrary
  skipped <- choose (0, ByteString.length bytes)
  pure (ByteString.drop skipped bytes)

addressOf :: ByteString -> IO Word
addressOf bytes =
  ByteString.unsafeUseAsCString bytes (pure . fromIntegral . ptrToWordPtr)

toClosure :: ByteString -> Expectation
toClosure bytes = do
  seen <- newIORef Nothing
  throughBytes bytes (writeIORef seen . Just)
  readIORef seen `returns` Just bytes
