-- | Memory of other allocators.
module Allocators (spec) where

import Collector
import Control.Exception (evaluate)
import Control.Monad (forM, forM_, replicateM_, when)
import qualified Data.ByteString as ByteString
import Data.Char (isAscii, toUpper)
import Data.List (sort)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Timeout (timeout)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Threads

spec :: Spec
spec = before_ (poolAlive `settlesAt` 0) $ do
  it "is released by the function of its library" $ do
    widgets <- forM [1 .. 1000] newWidget
    poolAlive `shouldReturn` 1000
    sum <$> mapM widgetWeight widgets `shouldReturn` 500500
    poolAlive `settlesAt` 0
  it "is there, or not" $ do
    findWidget 0 >>= maybe (pure ()) (const (expectationFailure "there was a widget"))
    findWidget 7 >>= mapM widgetWeight >>= (`shouldBe` Just 7)
  prop "is what a ByteString refers to, and released with it" $ \size -> do
    let len = fromIntegral (size `mod` 3000 :: Int)
    bytes <- pooledBytes len
    bytes `shouldBe` ByteString.pack (take (fromIntegral len) (cycle [0 ..]))
    ByteString.length (ByteString.drop 1 bytes) `shouldBe` max 0 (fromIntegral len - 1)
  it "is copied when it is little, and released at once" $ do
    forM_ [0, 1, 511, 512] $ \len -> do
      bytes <- pooledBytes len
      poolAlive `shouldReturn` 0
      bytes `shouldBe` ByteString.pack (take (fromIntegral len) (cycle [0 ..]))
    bytes <- pooledBytes 513
    poolAlive `shouldReturn` 1
    bytes `shouldBe` ByteString.pack (take 513 (cycle [0 ..]))
    (numbers, _) <- pooledNumbers 64
    Vector.sum numbers `shouldBe` 2016
  it "is what a Vector refers to" $ do
    (numbers, len) <- pooledNumbers 1000
    alive <- poolAlive
    when (alive == 0) $ expectationFailure "the numbers have been copied"
    Vector.sum numbers `shouldBe` 499500
    len `shouldBe` 1000
  it "is copied where it is asked to be" $ do
    numbers <- copiedFromPool 10
    poolAlive `shouldReturn` 0
    numbers `shouldBe` Vector.fromList [0 .. 9]
  it "is given back when Rust panics" $ do
    replicateM_ 3 (panicBesidePool `panics` Text.pack "dropped the widget")
    poolAlive `shouldReturn` 0
  describe "holds text" $ do
    prop "that is decoded, and released at once" $ \chars -> do
      let text = Text.pack (filter (\c -> c < '\xd800' || '\xdfff' < c) chars)
      pooledText text `shouldReturn` text
      pooledTexts text (Text.snoc text 'ü') `shouldReturn` Just (text, Text.snoc text 'ü')
      pooledTexts text text `shouldReturn` Nothing
      poolAlive `shouldReturn` 0
    it "or is released when it holds none" $ do
      pooledIsText (ByteString.pack [0x61, 0xff]) `shouldReturn` False
      poolAlive `shouldReturn` 0
      pooledIsText (ByteString.pack [0x61, 0xc3, 0xbc]) `shouldReturn` True
      poolAlive `shouldReturn` 0
    it "that is not lost when threads are interrupted" $ do
      let text = Text.replicate 100000 (Text.pack "ü")
      replicateM_ 200 (timeout 100 (pooledText text))
      poolAlive `shouldReturn` 0
    it "that a NUL ends, as bytes" $ do
      pooledString (ByteString.pack [0x61, 0xff]) `shouldReturn` Just (ByteString.pack [0x61, 0xff])
      pooledString ByteString.empty `shouldReturn` Nothing
      poolAlive `settlesAt` 0
      Just bytes <- pooledString (ByteString.replicate 1000 7)
      ByteString.length bytes `shouldBe` 1000
      alive <- poolAlive
      when (alive == 0) $ expectationFailure "the string has been copied"
      ByteString.last bytes `shouldBe` 7
  prop "holds a number that is read, and released at once" $ \number -> do
    pooledNumber number `shouldReturn` number
    pooledHalf 3 `shouldReturn` (Just 1.5, 1.5)
    pooledHalf 0 `shouldReturn` (Nothing, 0)
    poolAlive `shouldReturn` 0
  it "of Rust's goes without a copy" $ do
    boxedText (Text.pack "text") `shouldReturn` Text.pack "text"
    boxedText Text.empty `shouldReturn` Text.empty
    boxedBytes (ByteString.pack [1, 2, 3]) `shouldReturn` Just (ByteString.pack [1, 2, 3])
  describe "of Haskell's malloc" $ do
    prop "is kept by Rust and given back" $ \list -> do
      let bytes = ByteString.pack list
      keepBytes bytes `shouldReturn` fromIntegral (ByteString.length bytes)
      giveBytesBack `shouldReturn` Just (ByteString.reverse bytes)
      giveBytesBack `shouldReturn` Nothing
    it "is released by Rust, on any thread" $ do
      replicateM_ 10 (keepBytes (ByteString.replicate 1000 7))
      forgetKept `shouldReturn` 10
    prop "is sorted where it is" $ \list -> do
      let numbers = Vector.fromList list
      unsorted <- evaluate (Vector.toList numbers)
      sorted numbers False `shouldReturn` Vector.fromList (sort list)
      sorted numbers True `shouldReturn` Vector.fromList (reverse (sort list))
      Vector.toList numbers `shouldBe` unsorted
    it "is there, or not" $ do
      totalGiven Nothing `shouldReturn` 0
      totalGiven (Just (Vector.fromList [1, 2, 3.5])) `shouldReturn` 6.5
      totalGiven (Just Vector.empty) `shouldReturn` 0
    it "is freed when Rust does not take it" $ do
      givenAfter 'a' (ByteString.pack [1, 2]) `shouldReturn` 3
      replicateM_ 100 (givenAfter '\xd800' (ByteString.replicate 1000 1) `shouldThrow` \(InvalidArgument _) -> True)
    it "is freed when Rust panics with it" $
      replicateM_ 3 (panicWithBytes (ByteString.pack [1, 2]) `panics` Text.pack "2 bytes")
    it "is not lost by a call that has to wait for an object" $ do
      (one, two) <- (,) <$> newTally <*> newTally
      _ <- concurrently 4 $ \thread -> replicateM_ 2000 $
        if even thread then countGiven (ByteString.pack [1]) one two else countGiven (ByteString.pack [1]) two one
      tallyTotal one `shouldReturn` 8000
      tallyTotal two `shouldReturn` 8000
    prop "holds text that Rust keeps" $ \chars -> do
      let text = Text.pack (filter (\c -> c < '\xd800' || '\xdfff' < c) chars)
      keepText text `shouldReturn` Nothing
      keepText (Text.pack "next") `shouldReturn` Just (upper text)
      forgetText `shouldReturn` 4
      forgetText `shouldReturn` 0
    it "holds text, or not" $ do
      behindColon Nothing `shouldReturn` 0
      behindColon (Just Text.empty) `shouldReturn` 0
      behindColon (Just (Text.pack "ü:")) `shouldReturn` 2
    it "is freed with text and number that Rust does not take" $ do
      textGivenAfter 'a' (Text.pack "ü") 1 `shouldReturn` 3
      replicateM_ 100 $
        textGivenAfter '\xd800' (Text.replicate 1000 (Text.pack "ü")) 1 `shouldThrow` \(InvalidArgument _) -> True
    it "is freed when Rust panics with text" $
      replicateM_ 3 (panicWithText (Text.pack "ab") `panics` Text.pack "2 of text")
    prop "holds a number, and comes back as one" $ \number -> do
      countGivenNumber number `shouldReturn` number + 1
      halveGiven (Just 5) `shouldReturn` Just 2.5
      halveGiven Nothing `shouldReturn` Nothing
    it "holds numbers that Rust keeps" $ do
      mapM keepNumber [1, -2, 3] `shouldReturn` [1, -1, 2]
      forgetNumbers `shouldReturn` 3
 where
  upper = Text.map (\c -> if isAscii c then toUpper c else c)
