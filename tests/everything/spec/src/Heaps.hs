-- | Memory of other allocators.
module Heaps (spec) where

import Collector
import Control.Exception (evaluate)
import Control.Monad (forM, replicateM_, when)
import qualified Data.ByteString as ByteString
import Data.List (sort)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Everything hiding (sum)
import Panicking
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
