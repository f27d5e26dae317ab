{-# LANGUAGE OverloadedStrings #-}

-- | Lists, maps, sets, tuples, and what Rust borrows and Haskell gets a copy of.
module Lists (spec) where

import Control.Exception (evaluate)
import qualified Data.ByteString as ByteString
import Data.Int (Int64)
import qualified Data.Map.Strict as Map
import qualified Data.Set as Set
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip
import Samples
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  describe "a list" $ do
    prop "of texts crosses" $ forAll (listOf text) $ \texts -> sameTexts texts `shouldReturn` texts
    prop "of short and of long texts crosses" $
      forAll (resize 20 (listOf (frequency [(9, text), (1, Text.replicate <$> choose (0, 3000) <*> text)]))) $ \texts ->
        sameTexts texts `shouldReturn` texts
    prop "of texts crosses, borrowed, through an unsafe import" $ forAll (listOf text) $ \texts -> leafTexts texts `shouldReturn` texts
    prop "of borrowed texts is joinedTexts as in Haskell" $ forAll (listOf text) $ \texts ->
      forAll text $ \separator -> joinedTexts texts separator `shouldReturn` Text.intercalate separator texts
    prop "of lists crosses" $ \lists -> nestedLists lists `shouldReturn` lists
    prop "of borrowed vectors crosses" $ \lists ->
      itemCounts (map Vector.fromList lists) `shouldReturn` Vector.fromList (map (fromIntegral . length) lists)
    prop "of characters is a queue in Rust" $ forAll (filter isScalar <$> arbitrary) $ \queued -> sameQueue queued `shouldReturn` queued
    prop "of texts in boxes crosses" $ forAll (listOf text) $ \texts ->
      forAll text $ \one n -> sameBoxes texts one n `shouldReturn` (texts, one, n)
    prop "is counted by a pure function" $ forAll (listOf text) $ \texts -> pureCount texts === fromIntegral (length texts)
    it "of 10,000,000 items crosses" $ do
      countTexts (replicate 10000000 "") `shouldReturn` 10000000
      length <$> numberedTexts 1000000 `shouldReturn` 1000000
    prop "crosses in a closure" $ forAll (listOf (resize 20 (listOf text))) $ \lists ->
      throughLists lists (\texts byKey -> pure (reverse texts, Set.fromList (Map.elems byKey)))
        `shouldReturn` [(reverse list, Set.fromList (take 256 list)) | list <- lists]

  describe "an array" $ do
    prop "crosses" $ \a b c -> forAll text $ \one -> forAll text $ \two ->
      sameArrays (Vector.fromList [a, b, c]) [one, two] "abcd"
        `shouldReturn` (Vector.fromList [a, b, c], [one, two], "abcd")
    it "of another length is refused" $
      sameArrays (Vector.fromList [1, 2]) ["a", "b"] (ByteString.pack [1, 2, 3, 4])
        `shouldThrow` (== InvalidArgument "argument numbers: a list of 2 items instead of 3")

  describe "a map" $ do
    prop "crosses" $ forAll (Map.fromList <$> listOf ((,) <$> text <*> (Vector.fromList <$> arbitrary))) $ \map' ->
      sortedMap map' `shouldReturn` map'
    prop "is a hash map in Rust" $ forAll (listOf (arbitrary `suchThat` isScalar)) $ \chars -> do
      let map' = Map.fromList (zip [1 ..] (Set.toList (Set.fromList chars)))
      invertedMap map' `shouldReturn` Map.fromList [(v, k) | (k, v) <- Map.toList map']

  describe "a set" $ do
    prop "crosses" $ \a b -> unionOf a b `shouldReturn` Set.union a b
    prop "is a hash set in Rust" $ forAll (Set.fromList <$> listOf text) $ \set -> hashSet set `shouldReturn` set

  prop "a tuple of eight crosses" $ \a b d g h -> forAll text $ \c -> forAll (arbitrary `suchThat` isScalar) $ \e ->
    eightReversed (a, b, c, d, e, (), g, h) `shouldReturn` (h, g, (), e, d, c, b, a)

  describe "Either" $ do
    prop "crosses in a list" $ forAll (listOf (oneof [Left <$> text, Right <$> arbitrary])) $ \list -> sameSides list `shouldReturn` list
    it "crosses in Maybe" $ mapM optionalSide values `shouldReturn` values

  describe "Ordering" $ do
    it "crosses in a register" $ mapM oppositeOrdering [LT, EQ, GT] `shouldReturn` [GT, EQ, LT]
    prop "crosses in a list" $ \list -> sameOrderings list `shouldReturn` list

  describe "numbers of 128 bits" $ do
    prop "cross" $ \(NonNegative a) b -> wideNumbers (fromInteger a) b `shouldReturn` (fromInteger a, b)
    it "cross at their edges" $ do
      let edges = [(0, 0), (2 ^ (128 :: Int) - 1, 2 ^ (127 :: Int) - 1), (2 ^ (64 :: Int), -(2 ^ (127 :: Int))), (1, -1)]
      mapM (uncurry wideNumbers) edges `shouldReturn` edges
    it "are refused beyond them" $ do
      wideNumbers (2 ^ (128 :: Int)) 0 `shouldThrow` invalid
      wideNumbers 0 (2 ^ (127 :: Int)) `shouldThrow` invalid
      wideNumbers 0 (-(2 ^ (127 :: Int)) - 1) `shouldThrow` invalid
      wideNumbers (2 ^ (1000 :: Int)) 0 `shouldThrow` invalid

  describe "a number that is not zero" $ do
    prop "crosses" $ \(Positive n) -> forAll (listOf nonzero) $ \others -> notZero n others `shouldReturn` (n, others)
    it "is refused when it is zero" $ do
      notZero 0 [] `shouldThrow` (== InvalidArgument "argument number: the number is 0")
      notZero 1 [2, 0] `shouldThrow` (== InvalidArgument "argument others: the number is 0")

  prop "a shared value is copied" $ forAll text $ \one -> forAll (listOf text) $ \others ->
    sharedTexts one others `shouldReturn` (one, others)

  describe "a borrowed result is copied" $ do
    prop "from an argument" $ forAll text $ \it' -> do
      firstWord it' `shouldReturn` Text.takeWhile (/= ' ') it'
      leafFirstWord it' `shouldReturn` Just (Text.takeWhile (/= ' ') it')
      sameCow it' `shouldReturn` it'
      withoutTabs it' `shouldReturn` Text.replace "\t" " " it'
    it "from a constant" $ constantText `shouldBe` "constant"
    it "of numbers" $ do
      splitNumbers (Vector.fromList [1 .. 5]) 2
        `shouldReturn` Just (Vector.fromList [1, 2], map Vector.fromList [[3, 4], [5]])
      splitNumbers mempty 1 `shouldReturn` Nothing
    it "from an object" $ do
      bookcase <- newBookcase ["abc", "abd", "x"]
      bookcaseTitle bookcase 1 `shouldReturn` Just "abd"
      bookcaseTitle bookcase 3 `shouldReturn` Nothing
      titles <- bookcaseTitles bookcase
      evaluate (length titles) `shouldReturn` 3
      bookcaseBeginning bookcase "ab" `shouldReturn` ["abc", "abd"]
 where
  values = [Nothing, Just (Left ()), Just (Right "a")]
  invalid (InvalidArgument message) = "out of the range" `Text.isInfixOf` message
  nonzero = arbitrary `suchThat` (/= 0) :: Gen Int64
