{-# LANGUAGE CPP #-}

-- | Constants, which are what Rust says they are.
module Constants (spec) where

import qualified Data.ByteString as ByteString
import qualified Data.Text as Text
import GHC.Float (castDoubleToWord64, castFloatToWord32)
#ifdef BY_HEADER
import Hsffi.Actions
#else
import Hsffi.Everything
#endif
import Test.Hspec

spec :: Spec
spec = do
  it "are what Rust says" $ do
    yes `shouldBe` toldYes
    no `shouldBe` toldNo
    [quote, lambda, lastChar] `shouldBe` [toldQuote, toldLambda, toldLastChar]
    minI8 `shouldBe` toldMinI8
    minI16 `shouldBe` toldMinI16
    [minI32, minusOne] `shouldBe` [toldMinI32, toldMinusOne]
    [minI64, maxI64] `shouldBe` [toldMinI64, toldMaxI64]
    minIsize `shouldBe` toldMinIsize
    maxU8 `shouldBe` toldMaxU8
    maxU16 `shouldBe` toldMaxU16
    maxU32 `shouldBe` toldMaxU32
    maxU64 `shouldBe` toldMaxU64
    maxUsize `shouldBe` toldMaxUsize
  it "are the same floating-point numbers, to the bit" $ do
    map castDoubleToWord64 [tenth, largest, least, minusZero, infinite]
      `shouldBe` map castDoubleToWord64 [toldTenth, toldLargest, toldLeast, toldMinusZero, toldInfinite]
    map castFloatToWord32 [tenthF32, largestF32, leastF32, minusInfiniteF32]
      `shouldBe` map castFloatToWord32 [toldTenthF32, toldLargestF32, toldLeastF32, toldMinusInfiniteF32]
    isNaN noNumber && isNaN toldNoNumber `shouldBe` True
  it "are text and bytes" $ do
    awkward `shouldBe` toldAwkward
    everyByte `shouldBe` ByteString.pack [minBound ..]
    empty `shouldBe` Text.empty
