{-# LANGUAGE OverloadedStrings #-}

-- | Rust's @Result@ as exceptions and as 'Either'.
module Errors (spec) where

import Collector
import Control.Exception (Exception (..), SomeException (..), try)
import Data.Foldable (for_)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip
import Panicking
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (NonNegative (..), Positive (..))

spec :: Spec
spec = do
  for_ [("thrown", try . readNumber), ("returned", tryNumber), ("returned, unsafe", leafNumber)] $ \(how, call) ->
    describe ("an error that is " ++ how) $ do
      it "is none when all is well" $ call "4294967295" `shouldReturn` Right maxBound
      it "is the variant of Rust, with its fields" $ do
        call "" `shouldReturn` Left Empty
        call "12🦀" `shouldReturn` Left (NotADigit '🦀' 2 "12")
        call "4294967296" `shouldReturn` Left (Overflow 4294967295 (Just "4294967296"))
      it "has fields with names" $ do
        Left failure <- call "é"
        notADigitFound failure `shouldBe` 'é'
        notADigitPosition failure `shouldBe` 0
        notADigitBefore failure `shouldBe` ""
      it "shows what Rust displays" $ do
        Left failure <- call "4x"
        show failure `shouldBe` "‘x’ at 1 is no digit"
        displayException failure `shouldBe` "‘x’ at 1 is no digit"
      prop "is none for any number" $ \(NonNegative number) ->
        call (Text.pack (show number)) `shouldReturn` Right number
      prop "tells any position" $ \(NonNegative position) ->
        either notADigitPosition fromIntegral
          <$> call (Text.replicate position "0" <> "-")
          `shouldReturn` fromIntegral position

  it "is an exception like any other" $ do
    readNumber "x" `shouldThrow` \failure ->
      fmap notADigitFound (fromException failure) == Just 'x'
    readNumber "x" `shouldThrow` \(SomeException failure) ->
      displayException failure == "‘x’ at 0 is no digit"
  it "comes without a value in its place" $
    for_ [check, leafCheck] $ \call -> do
      call False
      call True `shouldThrow` (== Empty)
  it "may be of a type that is not used" $ do
    counter <- neverThrows
    counterNext counter `shouldReturn` 3
  prop "does not disturb the calls around it" $ \(Positive number) -> do
    tryNumber "no" `shouldReturn` Left (NotADigit 'n' 0 "")
    tryNumber (Text.pack (show number)) `shouldReturn` Right number

  describe "an error that carries all that a result may" $ do
    it "is of the variant with one field" $
      unload False `shouldThrow` \failure ->
        [flag | Light flag <- [failure]] == [True] && displayException failure == "light: true"
    it "gives it to Haskell" $ do
      Left failure <- try (unload True)
      heavilyLadenByte failure `shouldBe` maxBound
      heavilyLadenBytes failure `shouldBe` "\0\xff"
      heavilyLadenNumbers failure `shouldBe` Vector.fromList [0.5, -0.0]
      heavilyLadenNested failure `shouldBe` (minBound, Just "nested")
      heavilyLadenDay failure `shouldBe` MidWeek
      counterNext (heavilyLadenCounter failure) `shouldReturn` 40
      show failure `shouldBe` "heavy: counter from 40"
    it "releases what it carries" $ liveCounters `settlesAt` 0

  it "is a panic when its message cannot be told" $
    unspeakable `panics` "words fail me"
