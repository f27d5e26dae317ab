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
    yes `shouldBe` returnedYes
    no `shouldBe` returnedNo
    [quote, lambda, lastChar] `shouldBe` [returnedQuote, returnedLambda, returnedLastChar]
    minI8 `shouldBe` returnedMinI8
    minI16 `shouldBe` returnedMinI16
    [minI32, minusOne] `shouldBe` [returnedMinI32, returnedMinusOne]
    [minI64, maxI64] `shouldBe` [returnedMinI64, returnedMaxI64]
    minIsize `shouldBe` returnedMinIsize
    maxU8 `shouldBe` returnedMaxU8
    maxU16 `shouldBe` returnedMaxU16
    maxU32 `shouldBe` returnedMaxU32
    maxU64 `shouldBe` returnedMaxU64
    maxUsize `shouldBe` returnedMaxUsize
  it "are the same floating-point numbers, to the bit" $ do
    map castDoubleToWord64 [tenth, largest, least, minusZero, infinite]
      `shouldBe` map castDoubleToWord64 [returnedTenth, returnedLargest, returnedLeast, returnedMinusZero, returnedInfinite]
    map castFloatToWord32 [tenthF32, largestF32, leastF32, minusInfiniteF32]
      `shouldBe` map castFloatToWord32 [returnedTenthF32, returnedLargestF32, returnedLeastF32, returnedMinusInfiniteF32]
  it "are the same NaNs, sign and payload" $ do
    map castDoubleToWord64 [noNumber, negativeNan, signallingNan, negativeSignallingNan]
      `shouldBe` [0x7ff8000000000000, 0xfff8000000000007, 0x7ff4000000000001, 0xfff0000000000001]
    map castDoubleToWord64 [returnedNoNumber, returnedNegativeNan, returnedSignallingNan, returnedNegativeSignallingNan]
      `shouldBe` map castDoubleToWord64 [noNumber, negativeNan, signallingNan, negativeSignallingNan]
    map castFloatToWord32 [noNumberF32, negativeNanF32, signallingNanF32, negativeSignallingNanF32]
      `shouldBe` [0x7fc00000, 0xffc00007, 0x7f800001, 0xffa00000]
    map castFloatToWord32 [returnedNoNumberF32, returnedNegativeNanF32, returnedSignallingNanF32, returnedNegativeSignallingNanF32]
      `shouldBe` map castFloatToWord32 [noNumberF32, negativeNanF32, signallingNanF32, negativeSignallingNanF32]
  it "are text and bytes" $ do
    needsEscapes `shouldBe` returnedNeedsEscapes
    everyByte `shouldBe` ByteString.pack [minBound ..]
    empty `shouldBe` Text.empty
