{-# LANGUAGE CPP #-}

-- | Constants, which are what Rust says they are.
module Constants (spec) where

import qualified Data.ByteString as ByteString
import qualified Data.Text as Text
import GHC.Float (castDoubleToWord64, castFloatToWord32)
#ifdef BY_HEADER
import Hsffi.CustomIo
#else
import Hsffi.Roundtrip
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
  it "are the same NaNs, sign and payload" $ do
    map castDoubleToWord64 [noNumber, negativeNan, signallingNan, negativeSignallingNan]
      `shouldBe` [0x7ff8000000000000, 0xfff8000000000007, 0x7ff4000000000001, 0xfff0000000000001]
    map castDoubleToWord64 [toldNoNumber, toldNegativeNan, toldSignallingNan, toldNegativeSignallingNan]
      `shouldBe` map castDoubleToWord64 [noNumber, negativeNan, signallingNan, negativeSignallingNan]
    map castFloatToWord32 [noNumberF32, negativeNanF32, signallingNanF32, negativeSignallingNanF32]
      `shouldBe` [0x7fc00000, 0xffc00007, 0x7f800001, 0xffa00000]
    map castFloatToWord32 [toldNoNumberF32, toldNegativeNanF32, toldSignallingNanF32, toldNegativeSignallingNanF32]
      `shouldBe` map castFloatToWord32 [noNumberF32, negativeNanF32, signallingNanF32, negativeSignallingNanF32]
  it "are text and bytes" $ do
    awkward `shouldBe` toldAwkward
    everyByte `shouldBe` ByteString.pack [minBound ..]
    empty `shouldBe` Text.empty
