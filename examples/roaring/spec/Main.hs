{-# OPTIONS_GHC -Wno-orphans #-}

-- | A set of Rust's against the set of Haskell's with the same numbers.
module Main (main) where

import qualified Data.ByteString as ByteString
import Data.Either (isLeft)
import qualified Data.IntSet as IntSet
import Data.IntSet (IntSet)
import Data.Roaring
import Data.Word (Word32)
import GHC.Exts (IsList (..))
import Test.Hspec
import Test.Hspec.QuickCheck (modifyMaxSuccess, prop)
import Test.QuickCheck

-- | Numbers in several of the crate's containers: few and far apart, many, and runs of them.
newtype Numbers = Numbers [Word32]
  deriving (Show)

instance Arbitrary Numbers where
  arbitrary = Numbers . concat <$> scale (`div` 10) (listOf (oneof [few, few, many, run]))
   where
    few = pure <$> arbitraryBoundedIntegral
    many = map (* 3) <$> vectorOf 200 (choose (0, 5000))
    run = (\first count -> takeWhile (>= first) (map (first +) [0 .. count])) <$> arbitraryBoundedIntegral <*> choose (0, 6000)
  shrink (Numbers numbers) = Numbers <$> shrinkList shrink numbers

instance Arbitrary Bitmap where
  arbitrary = (\(Numbers numbers) -> fromList numbers) <$> arbitrary
  shrink = map fromList . shrinkList shrink . toList

model :: Bitmap -> IntSet
model = IntSet.fromList . map fromIntegral . toList

main :: IO ()
main = hspec $ do
  describe "Bitmap" . modifyMaxSuccess (const 200) $ do
    prop "has the numbers of the list, each once and in order" $ \(Numbers numbers) ->
      map fromIntegral (toList (fromList numbers :: Bitmap)) === IntSet.toAscList (IntSet.fromList (map fromIntegral numbers))
    prop "has Eq" $ \a b -> (a == b) === (model a == model b)
    prop "has Eq of equal sets" $ \a -> fromList (reverse (toList a)) === (a :: Bitmap)
    -- By lists, since 'compare' of containers 0.6.4 is wrong for sets such as [2^30] and [2^30, 2^31].
    prop "has Ord" $ \a b -> compare a b === compare (IntSet.toAscList (model a)) (IntSet.toAscList (model b))
    prop "has Ord of sets that begin alike" $ \a b -> compare a (a <> b :: Bitmap) === compare (toList a) (toList (a <> b))
    prop "has Show" $ \precedence a -> showsPrec precedence a "" === showsPrec precedence (model a) ""
    prop "has a union" $ \a b -> model (a <> b) === model a <> model b
    prop "has unions" $ \sets -> model (mconcat sets) === IntSet.unions (map model sets)
    prop "has members" $ \a n -> bitmapMember a n === IntSet.member (fromIntegral n) (model a)
    prop "has each of its numbers" $ \a -> all (bitmapMember a) (toList a)
    prop "has a size" $ \a -> fromIntegral (bitmapSize a) === IntSet.size (model a)
    prop "inserts" $ \a n -> model (bitmapInsert a n) === IntSet.insert (fromIntegral n) (model a)
    prop "deletes" $ \a -> forAll (oneOf a) $ \n ->
      model (bitmapDelete a n) === IntSet.delete (fromIntegral n) (model a)
    prop "intersects" $ \a b c ->
      model (bitmapIntersection (a <> c) (b <> c)) === IntSet.intersection (model (a <> c)) (model (b <> c))
    prop "subtracts" $ \a b c ->
      model (bitmapDifference (a <> c) (b <> c)) === IntSet.difference (model (a <> c)) (model (b <> c))
    prop "has subsets" $ \a b -> bitmapIsSubsetOf a b === IntSet.isSubsetOf (model a) (model b)
    prop "has subsets among which are operands" $ \a b -> bitmapIsSubsetOf a (a <> b)
    prop "ranks" $ \a -> forAll (oneOf a) $ \n ->
      fromIntegral (bitmapRank a n) === IntSet.size (fst (IntSet.split (fromIntegral n + 1) (model a)))
  describe "its format" $ do
    prop "is read as it is written" $ \a -> deserializeBitmap (bitmapSerialize a) === Right a
    prop "is rejected when an end is missing" $ \a -> forAll (choose (0, ByteString.length (bitmapSerialize a) - 1)) $ \length' ->
      isLeft (deserializeBitmap (ByteString.take length' (bitmapSerialize a)))
    it "is rejected with a reason" $ case deserializeBitmap (ByteString.pack [1, 2, 3, 4, 5, 6, 7, 8]) of
      Left problem -> show problem `shouldContain` "not a roaring bitmap: "
      Right set -> expectationFailure ("read as " ++ show set)

-- | A number of the set, if there is one, or any.
oneOf :: Bitmap -> Gen Word32
oneOf set = oneof (arbitraryBoundedIntegral : [elements (toList set) | bitmapSize set > 0])
