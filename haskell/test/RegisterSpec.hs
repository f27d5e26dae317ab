{-# LANGUAGE OverloadedStrings #-}

-- | "Hsffi.Internal.Register": results and failures in a register.
module RegisterSpec
  ( spec
  ) where

import Control.Monad (forM_)
import Data.Bits (shiftL, (.|.))
import GHC.Float (castDoubleToWord64, castFloatToWord32)
import Hsffi
import Hsffi.Internal.Register
import Test.Hspec
import TestLibrary

spec :: Spec
spec = describe "Register" $ do
  it "returns any word, also one that looks like the address of a report" $
    forM_ [0, 1, maxBound, tag, tag .|. 5] $ \word -> do
      let call = if word >= tag && word < tag + (1 `shiftL` 48) then callTestTaggedWord word else callTestWord word
      wordRegister library call `shouldReturn` word
      liveReports `shouldReturn` 0
  it "narrows a word to the type of the result" $ do
    (boolResult library (callTestWord 1) :: IO Bool) `shouldReturn` True
    charResult library (callTestWord 0x1f600) `shouldReturn` '\x1f600'
    enumResult library (callTestWord 2) `shouldReturn` GT
    (intResult library (callTestWord maxBound) :: IO Int) `shouldReturn` (-1)
    unitResult library (callTestWord 0) `shouldReturn` ()
  it "returns each double bit by bit" $
    forM_ [castDoubleToWord64 1.5, castDoubleToWord64 (-0), 0x7ff8000000000001, 0x7ff4000000000009] $ \bits -> do
      double <- doubleResult library (callTestDouble (fromIntegral bits))
      castDoubleToWord64 double `shouldBe` bits
  it "returns each float bit by bit" $ do
    float <- floatResult library (callTestDouble (fromIntegral (castDoubleToWord64 0.25)))
    float `shouldBe` 0.25
    -- A NaN's bits are the lower half of another.
    nan <- floatResult library (callTestDouble 0x7ff800007fc00001)
    castFloatToWord32 nan `shouldBe` 0x7fc00001
  it "throws the failure that the report holds, and releases the report" $ do
    unitResult library (callTestTaggedFailure 2) `shouldThrow` (== RustPanic "the message" (Just "lib.rs:1:2"))
    unitResult library (callTestTaggedFailure 3) `shouldThrow` (== InvalidArgument "the message")
    unitResult library (callTestTaggedFailure 4) `shouldThrow` (== ObjectClosed "the message")
    unitResult library (callTestTaggedFailure 5) `shouldThrow` (== ObjectInUse "the message")
    unitResult library (callTestTaggedFailure 6) `shouldThrow` (== ObjectPoisoned "the message")
    unitResult library (callTestTaggedFailure 7) `shouldThrow` (== ObjectElsewhere "the message")
    liveReports `shouldReturn` 0
 where
  tag = 0x7ff4 `shiftL` 48
