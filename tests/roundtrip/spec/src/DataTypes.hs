{-# LANGUAGE OverloadedStrings #-}

-- | Structs and enums that cross by value.
module DataTypes (spec) where

import Control.Concurrent (forkIO, killThread, threadDelay)
import Control.DeepSeq (rnf)
import Control.Exception (evaluate)
import Control.Monad (forM_, replicateM_)
import qualified Data.ByteString as ByteString
import qualified Data.Map.Strict as Map
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Foreign.Ptr (ptrToWordPtr)
import Foreign.Storable (alignment, sizeOf)
import Hsffi.Roundtrip
import Samples
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  describe "a recursive enum" $ do
    prop "crosses" $ forAll figure $ \value -> sameFigure value `shouldReturn` value
    prop "crosses by reference, through an unsafe import" $ forAll figure $ \value -> leafFigure value `shouldReturn` value
    prop "crosses in Maybe" $ forAll (liftArbitrary figure) $ \value -> maybeFigure value `shouldReturn` value
    prop "crosses in lists" $ forAll (listOf figure) $ \value -> figures value `shouldReturn` value
    prop "crosses in a borrowed list" $ forAll (listOf figure) $ \value -> reversedFigures value `shouldReturn` reverse value
    prop "crosses in a tuple" $ forAll figure $ \value n -> figurePair (value, PersonKey n) `shouldReturn` (PersonKey n, value)
    prop "is a value of a pure function" $ forAll figure $ \value -> pureFigure value === value
    prop "crosses as argument and result of a closure" $ forAll figure $ \value ->
      throughFigure value (\it' -> pure (Group [it', it'] mempty)) `shouldReturn` Group [value, value] mempty
    prop "crosses as an item" $ forAll figure $ \value -> forAll (choose (0, 20)) $ \count ->
      (figureItems value count >>= itemsToList) `shouldReturn` replicate (fromIntegral count) value
    it "crosses in an error" $
      checkFigure Blank `shouldThrow` \(NoPoints value proposals) ->
        value == Blank && proposals == ["a disc", "a polygon"]
    it "has the instances that its parts have" $ do
      rnf (Disc (Station 1 2 3) 4) `shouldBe` ()
      show (Labelled "a" Blank) `shouldBe` "Labelled \"a\" Blank"
      compare (Polygon mempty) (Disc (Station 1 2 3) 4) `shouldBe` GT

  describe "a struct" $ do
    prop "of ten numbers crosses" $ forAll numbers $ \value -> sameNumbers value `shouldReturn` value
    prop "of ten numbers crosses through an unsafe import" $ forAll numbers $ \value -> leafNumbers value `shouldReturn` value
    prop "with Rust's field names crosses, without a field that is left out" $ forAll person $ \value ->
      samePerson value `shouldReturn` (value, 0)
    it "shares its field names with another" $ do
      pet <- petOf (Person (PersonKey 3) "Ada" mempty Nothing)
      pet `shouldBe` Pet "Ada's" (PersonKey 3)
      ownedBy pet `shouldBe` PersonKey 3
    prop "without field names crosses, and one without fields" $ \name bytes ->
      let entry = Labelling (Text.pack (filter isScalar name)) (ByteString.pack <$> bytes)
       in sameLabelling entry Marker `shouldReturn` (Marker, entry)

  describe "a storable struct" $ do
    it "is as large as in Rust" $ (sizeOf (Station 0 0 0), alignment (Station 0 0 0)) `shouldBe` (24, 8)
    prop "crosses in a vector" $ forAll (listOf station) $ \list ->
      sameStations (Vector.fromList list) `shouldReturn` Vector.fromList list
    prop "crosses in a borrowed vector" $ forAll (listOf station) $ \list ->
      heights (Vector.fromList list) `shouldReturn` Vector.fromList (map stationHeight list)
    it "crosses in a large vector" $ do
      stations <- stationsEastward 100000
      Vector.foldl' (\east each -> east + stationEast each) 0 stations `shouldBe` 5000050000

  it "is not copied in a vector of a million structs, either way" $ do
    let address points = Vector.unsafeWith points (pure . ptrToWordPtr)
    stations <- rememberedStations 1000000
    returned <- rememberedAddress
    address stations `shouldReturn` fromIntegral returned
    let own = Vector.replicate 1000000 (Station 1 2 3)
    passed <- addressOfStations own
    address own `shouldReturn` fromIntegral passed

  it "may contain objects, when it is only returned" $ do
    counters <- makeCounted (Vector.fromList [1, 10, 100])
    map countedStart counters `shouldBe` [1, 10, 100]
    sumOfCounters (map countedCounter counters) `shouldReturn` 111
    sumOfCounters (map countedCounter counters) `shouldReturn` 114

  describe "nested values" $ do
    it "are refused when Rust's stack has no room for them" $
      depthOfFigure (iterate (Labelled "") Blank !! 1000000)
        `shouldThrow` \(InvalidArgument message) -> "nested too deeply" `Text.isInfixOf` message
    it "are refused within maps as well" $ do
      let nested levels = iterate (Branching . Map.singleton 1) (Branching mempty) !! levels
      countBranches (nested 100) `shouldReturn` 101
      countBranches (nested 1000000) `shouldThrow` \(InvalidArgument message) -> "nested too deeply" `Text.isInfixOf` message
    it "are refused as results when Rust's stack has no room for them" $
      -- As deep as Rust itself can drop.
      (depthOf <$> deepFigure 2000) `shouldReturn` 2000

  describe "a value that cannot be evaluated" $ do
    it "throws its exception before the call" $ do
      sameFigure (Labelled "a" (error "no figure")) `shouldThrow` errorCall "no figure"
      figures [Blank, error "no figure"] `shouldThrow` errorCall "no figure"
      figures (Blank : error "no list") `shouldThrow` errorCall "no list"
      evaluate (pureFigure (Group [error "no figure"] mempty)) `shouldThrow` errorCall "no figure"
    it "throws its exception as a closure's result" $
      throughFigure Blank (\_ -> pure (error "no result")) `shouldThrow` errorCall "no result"
    it "is refused when its text is not a text of Rust's" $
      sameFigure (Labelled "\xd800" Blank) `shouldThrow` \(InvalidArgument message) -> "argument figure: " `Text.isPrefixOf` message

  it "crosses while asynchronous exceptions arrive" $ do
    let large = Group (replicate 2000 (Labelled "text" (Polygon (Vector.replicate 20 (Station 1 2 3))))) mempty
    replicateM_ 50 $ do
      thread <- forkIO $ forM_ [1 :: Int ..] $ \_ -> sameFigure large >>= evaluate . rnf
      threadDelay 500
      killThread thread
    sameFigure large `shouldReturn` large
 where
  depthOf (Labelled _ inner) = 1 + depthOf inner
  depthOf _ = 0 :: Int
