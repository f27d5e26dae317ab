-- | Fieldless enums.
module Enums (spec) where

import Hsffi.Roundtrip
import Positions
import Test.Hspec
import Test.QuickCheck

spec :: Spec
spec = do
  describe "Day" $ do
    crosses
      (Exports sameDay leafDay maybeDay leafMaybeDay bothDay leafBothDay)
      []
      [minBound ..]
      arbitraryBoundedEnum
    it "is in the order of Rust, whatever numbers Rust gives its variants" $
      [minBound ..] `shouldBe` [Monday, Tuesday, MidWeek]
    it "is the variant of that name in Rust" $
      mapM dayNumber [Monday, Tuesday, MidWeek] `shouldReturn` [10, 20, 5]
    it "is shown by its Haskell name" $ show [minBound :: Day ..] `shouldBe` "[Monday,Tuesday,MidWeek]"
  describe "an enum of one variant" $
    crosses
      (Exports sameOnly leafOnly maybeOnly leafMaybeOnly bothOnly leafBothOnly)
      []
      [minBound ..]
      arbitraryBoundedEnum
