-- | Memory of other allocators.
module Heaps (spec) where

import Collector
import Control.Monad (forM, replicateM_, when)
import qualified Data.ByteString as ByteString
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Everything hiding (sum)
import Panicking
import Test.Hspec
import Test.Hspec.QuickCheck (prop)

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
