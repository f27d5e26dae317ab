-- | Types that another crate than that of the exports defines.
module Shapes (spec) where

import Collector
import Control.Exception (Exception (..))
import Control.Monad (replicateM)
import Hsffi.Roundtrip
import Positions
import Test.Hspec
import Test.QuickCheck (arbitraryBoundedEnum)

spec :: Spec
spec = do
  describe "an enum" $ do
    crosses
      (Exports sameCorner leafCorner maybeCorner leafMaybeCorner bothCorner leafBothCorner)
      []
      [minBound ..]
      arbitraryBoundedEnum
    it "has its constructors" $ [minBound ..] `shouldBe` [TopLeft, TopRight, BottomLeft, BottomRight]
  describe "an object" $ do
    it "is made, used and released" $ do
      circles <- mapM newCircle [0, 0.5 .. 10]
      mapM circleRadius circles `shouldReturn` [0, 0.5 .. 10]
      liveCircles `shouldReturn` 21
    it "is released" $ liveCircles `settlesAt` 0
    it "is released by its own crate's destructor, many times" $ do
      circles <- replicateM 1000 (newCircle 1)
      length circles `shouldBe` 1000
      liveCircles `settlesAt` 0
  describe "an error" $
    it "has the alias's own type in its field" $
      newCircle (-1) `shouldThrow` \failure ->
        negativeRadius failure == -1
          && displayException failure == "no circle has a radius of -1"
