{-# LANGUAGE OverloadedStrings #-}

-- | A program that passes values and objects of one generated package to another.
module Main (main) where

import Control.Concurrent (forkIO, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (ErrorCall (..), displayException, throwIO, try)
import Control.Monad (replicateM, replicateM_, void)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import System.Mem (performMajorGC)
import Test.Atlas (AtlasError (..), Place (..))
import qualified Test.Atlas as Atlas
import Test.Geometry
import Test.Geometry.Solid (Prism (..), upright)
import Test.Hspec
import qualified Test.Journey as Journey
import Test.Journey (cross, halved, lengthOnMap, notes, rest, runTrip)

main :: IO ()
main = hspec $ do
  describe "data of another package" $ do
    it "is passed and returned" $
      Atlas.nearest corners (Point 3.5 0.5) `shouldReturn` Just (Point 4 0)

    it "is within the package's own data" $ do
      prism <- upright (Point 1 2) 3.048
      let border = Circle (Point 1 2) (3.048 / 0.3048)
      Atlas.summit "K2" prism Foot `shouldReturn` Place "K2" (Point 1 2) Foot (Just border)
      prismHeight prism `shouldBe` 3.048

    it "is returned by a function of Haskell's" $ do
      let mirror (Point x y) = pure (Point y x)
          twice = Several [Polygon corners]
      Atlas.distort (Polygon corners) mirror `shouldReturn` Polygon [Point y x | Point x y <- corners]
      Atlas.distort twice mirror `shouldReturn` twice

    it "passes exceptions" $
      Atlas.distort (Polygon corners) (const (throwIO (ErrorCall "no")))
        `shouldThrow` (== ErrorCall "no")

    it "is in vectors" $ do
      let pixels = Vector.fromList [Pixel n (n + 1) | n <- [1 .. 1000]]
      Atlas.mirrored pixels `shouldReturn` Vector.reverse pixels

    it "is an enum" $
      mapM Atlas.otherUnit [Metre, Foot] `shouldReturn` [Foot, Metre]

    it "is pulled" $ do
      shape <- newShape corners
      (Atlas.corners shape >>= Atlas.itemsToList) `shouldReturn` corners

  describe "objects of another package" $ do
    it "are passed" $ do
      shape <- newShape corners
      Atlas.areaOfAll [shape, shape] `shouldReturn` 24

    it "are returned, and are those of that package" $ do
      mine <- Atlas.country corners
      theirs <- newShape corners
      shapeArea mine `shouldReturn` 12
      (mine == theirs) `shouldBe` True
      shapes <- Atlas.moved mine 3
      mapM shapeArea shapes `shouldReturn` [12, 12, 12]
      (mine `elem` shapes) `shouldBe` False

    it "share the statics of their crate, and are released" $ do
      settle
      earlier <- aliveShape
      shapes <- replicateM 10 (Atlas.country corners)
      aliveShape `shouldReturn` earlier + 10
      Atlas.areaOfAll shapes `shouldReturn` 120
      settle
      aliveShape `shouldReturn` earlier

    it "are changed" $ do
      pen <- newPen
      shape <- Atlas.country corners
      Atlas.draw pen shape
      penStrokes pen `shouldReturn` 3

    it "are changed by one thread at a time" $ do
      pen <- newPen
      shape <- newShape corners
      done <- newEmptyMVar
      let draw = replicateM_ 500 (Atlas.draw pen shape)
      void (forkIO (draw >> putMVar done ()))
      draw
      takeMVar done
      penStrokes pen `shouldReturn` 3000

    it "are closed by either" $ do
      pen <- newPen
      shape <- newShape corners
      closePen pen
      Atlas.draw pen shape `shouldThrow` isClosed
      other <- newPen
      Atlas.measured other (fmap fromIntegral . penStrokes) `shouldReturn` 0
      penStrokes other `shouldThrow` isClosed

  describe "errors of another package" $ do
    it "are thrown" $ do
      let tooFew failure =
            failure == TooFewPoints 2 && displayException failure == "a shape has three points or more, not 2"
      newShape (take 2 corners) `shouldThrow` tooFew
      Atlas.country (take 2 corners) `shouldThrow` tooFew

    it "hold data" $ do
      let line = [Point n n | n <- [7, 8, 9]]
          isFlat (Flat start) = start == Point 7 7
          isFlat _ = False
      Atlas.country line `shouldThrow` isFlat

    it "are on the left" $ do
      failed <- Atlas.tryCountry []
      case failed of
        Left (TooFewPoints 0) -> pure ()
        _ -> expectationFailure "there is a country without a border"
      Atlas.tryCountry corners >>= either throwIO shapeArea >>= (`shouldBe` 12)

    it "hold objects" $ do
      atlas <- Atlas.newMap
      small <- newShape corners
      Atlas.mapAdd atlas small `shouldReturn` 12
      large <- newShape [Point (100 * x) (100 * y) | Point x y <- corners]
      failed <- try (Atlas.mapAdd atlas large)
      case failed of
        Left problem@(TooLarge shape corner) -> do
          (shape == large, corner) `shouldBe` (True, Point 0 0)
          displayException problem `shouldBe` "a shape is too large"
        Right area -> expectationFailure ("it has the area " ++ show area)

  describe "a package that imports both" $ do
    it "passes objects of either" $ do
      map' <- Atlas.newMap
      shape <- newShape corners
      runTrip (cross map' shape) `shouldReturn` 24

    it "throws errors of either" $ do
      map' <- Atlas.newMap
      large <- newShape [Point (100 * x) (100 * y) | Point x y <- corners]
      failed <- try (runTrip (cross map' large))
      case failed of
        Left TooLarge {tooLargeCorner = corner} -> corner `shouldBe` Point 0 0
        Right area -> expectationFailure ("it has the area " ++ show area)

    it "passes data with data of another package" $ do
      let place n = Place "A" (Point n 0) Metre Nothing
          name (Point x _) = pure (Text.pack (show x))
      runTrip (rest [place 1, place 2] name) `shouldReturn` Just (Place "1.5" (Point 1.5 0) Metre Nothing)

    it "has a type of the same name" $ do
      let place n = Place "A" (Point n 0) Metre Nothing
      stages <- runTrip (Journey.stages [place 1, place 2])
      map Journey.placeStage stages `shouldBe` [0, 1]
      map Journey.onMap stages `shouldBe` [place 1, place 2]

    it "returns objects" $ do
      pen <- runTrip (notes corners)
      penStrokes pen `shouldReturn` 3

    it "takes types of a crate without a package from the package that declares them" $ do
      scale <- scaleOf 10
      halved scale `shouldBe` Scale 20
      ruler <- Atlas.ruler scale
      runTrip (lengthOnMap ruler scale) `shouldReturn` 0.3

  describe "panics of either" $
    it "are one type" $ do
      let isPanic = const True :: RustPanic -> Bool
      shape <- newShape corners
      shapeCorner shape 3 `shouldThrow` isPanic
      Atlas.cornerOf shape 3 `shouldThrow` isPanic
      Atlas.cornerOf shape 2 `shouldReturn` Point 0 6

isClosed :: ObjectError -> Bool
isClosed failure = case failure of
  ObjectClosed _ -> True
  _ -> False

corners :: [Point]
corners = [Point 0 0, Point 4 0, Point 0 6]

-- | Has unused objects released: without @-threaded@, finalizers run at the collection after the one that finds them.
settle :: IO ()
settle = replicateM_ 3 performMajorGC
