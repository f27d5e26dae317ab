{-# LANGUAGE OverloadedStrings #-}

-- | Tuples, 'Maybe' in 'Maybe', aliases and odd names.
module Composites (spec) where

import Control.Exception (ArithException (..), throw)
import qualified Data.ByteString as ByteString
import Data.Foldable (for_)
import qualified Data.Text as Text
import Hsffi.Roundtrip
import Positions
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  describe "Maybe in Maybe" $ do
    it "tells Just Nothing from Nothing" $ do
      for_ [Nothing, Just Nothing, Just (Just 0), Just (Just maxBound)] $ \value ->
        nestedOption value `shouldReturn` value
      for_ [Nothing, Just Nothing, Just (Just ""), Just (Just "a\0b")] $ \value ->
        leafNestedOption value `shouldReturn` value
    prop "crosses" $ \value -> nestedOption value `shouldReturn` value
    prop "crosses when it owns memory" $ \value -> do
      let text = fmap (fmap Text.pack) value
      leafNestedOption text `shouldReturn` text

  describe "a tuple" $ do
    it "of three crosses at its edges" $
      for_ [(False, Nothing, '\0'), (True, Just 0, '\xd7ff'), (True, Just maxBound, maxBound)] threeCross
    prop "of three crosses" $ \a b (UnicodeChar c) -> threeCross (a, b, c)
    for_ [("", quadruple), (", unsafe", leafQuadruple)] $ \(how, call) -> do
      it ("of four, nested, crosses at its edges" ++ how) $ do
        call minBound "" "" Nothing `shouldReturn` (minBound, "", "", (Nothing, 7))
        call maxBound "\0" "\xff" (Just "🦀") `shouldReturn` (maxBound, "\0", "\xff", (Just "🦀", 7))
      prop ("of four, nested, crosses" ++ how) $ \a b c d -> do
        let (text, bytes, option) = (Text.pack b, ByteString.pack c, Text.pack <$> d)
        call a text bytes option `returns` (a, text, bytes, (option, 7))

  it "is evaluated before Rust sees any of it" $ do
    bothU8 1 (Just (throw DivideByZero)) `shouldThrow` (== DivideByZero)
    quadruple 1 "" "" (Just (throw DivideByZero)) `shouldThrow` (== DivideByZero)
    repeatCall (throw DivideByZero) (expectationFailure "called") `shouldThrow` (== DivideByZero)
    counterMax (throw DivideByZero) Nothing `shouldThrow` (== DivideByZero)

  it "is known by the type behind an alias" $ aliased maxBound `shouldReturn` maxBound
  it "has a name that Haskell allows" $ class' 3 `shouldReturn` 3
  it "has the name that was asked for" $ renamed' 250 10 `shouldReturn` 4
 where
  threeCross (a, b, c) = triple a b c `shouldReturn` (a, b, c)

-- | A character that is no surrogate.
newtype UnicodeChar = UnicodeChar Char
  deriving (Show)

instance Arbitrary UnicodeChar where
  arbitrary = UnicodeChar <$> arbitraryUnicodeChar
