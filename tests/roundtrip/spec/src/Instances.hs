{-# LANGUAGE OverloadedStrings #-}

-- | Instances of objects, by traits and functions of Rust's.
module Instances (spec) where

import Collector
import Control.DeepSeq (rnf, ($!!))
import Control.Exception (evaluate)
import Control.Monad (foldM, forM_, replicateM_)
import Data.Hashable (hash, hashWithSalt)
import Data.List (group, sort)
import Data.List.NonEmpty (NonEmpty (..))
import Data.Semigroup (sconcat, stimes)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64)
import GHC.Conc (atomically, newTVarIO, readTVar, readTVarIO, writeTVar)
import GHC.Exts (IsList (fromList, toList))
import Hsffi.Roundtrip
  ( NumberSet
  , ObjectError (..)
  , Playlist
  , Railway
  , Station (..)
  , Tape
  , closeNote
  , closeTape
  , keyComparisons
  , liveNotes
  , liveNumberSets
  , newKey
  , newNote
  , newNumberSet
  , newWaterLevel
  , noteText
  , numberSetNumbers
  , playlistSeconds
  , railwaySummit
  , tapeLen
  , withNote
  )
import Panicking
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Threads

-- The laws are what is tested.
{- HLINT ignore "Monoid law, left identity" -}
{- HLINT ignore "Monoid law, right identity" -}
{- HLINT ignore "Redundant compare" -}
{- HLINT ignore "Use <" -}
{- HLINT ignore "Use <=" -}
{- HLINT ignore "Use ==" -}
{- HLINT ignore "Use >" -}
{- HLINT ignore "Use >=" -}

spec :: Spec
spec = do
  describe "Eq" $ do
    prop "is that of the values" $ \a b -> (set a == set b) == (model a == model b)
    prop "is reflexive" $ \a -> set a == set (reverse a) && not (set a /= set a)
    prop "is symmetric" $ \a b -> (set a == set b) == (set b == set a)
  describe "Ord" $ do
    prop "is that of the values" $ \a b -> compare (set a) (set b) == compare (model a) (model b)
    prop "has operators to match" $ \a b ->
      let (x, y) = (set a, set b)
       in (x <= y, x < y, x >= y, x > y)
            == (compare x y /= GT, compare x y == LT, compare x y /= LT, compare x y == GT)
    prop "agrees with Eq" $ \a b -> (compare (set a) (set b) == EQ) == (set a == set b)
    prop "is transitive" $ \lists ->
      let sets = sort (map set lists) in and (zipWith (<=) sets (drop 1 sets))
    prop "sorts text as Rust does" $ \texts ->
      let notes = sort (map (newNote . Text.pack) texts) in and (zipWith (<=) notes (drop 1 notes))
  describe "Show" $ do
    it "is what Debug writes" $ do
      show (set [2, 1]) `shouldBe` "NumberSet({1, 2})"
      show (newWaterLevel (-3)) `shouldBe` "WaterLevel(-3)"
      show (newKey 1 2) `shouldBe` "Key { lock: 1, cut: 2 }"
    it "is what a function returns" $ show (newNote "é") `shouldBe` "<é>"
    it "is in parentheses below a constructor, if there is a space in it" $ do
      show (Just (set [1, 2])) `shouldBe` "Just (NumberSet({1, 2}))"
      show [Just (newNote "a"), Just (newNote "a b")] `shouldBe` "[Just <a>,Just (<a b>)]"
      show [set [1, 2]] `shouldBe` "[NumberSet({1, 2})]"
    prop "keeps its law" $ \precedence a rest ->
      showsPrec precedence (set a) "" ++ rest == showsPrec precedence (set a) rest
  describe "Hashable" $ do
    prop "has one hash for equal values" $ \salt a ->
      hashWithSalt salt (set a) == hashWithSalt salt (set (reverse a))
        && hash (set a) == hash (set (reverse a))
    it "has several hashes" $ do
      length (group (sort [hash (set [n]) | n <- [0 .. 99]])) `shouldSatisfy` (> 90)
      length (group (sort [hashWithSalt salt (set [1]) | salt <- [0 .. 99]])) `shouldSatisfy` (> 90)
  describe "Semigroup" $ do
    prop "is Rust's function" $ \a b -> numbers (set a <> set b) == model (a ++ b)
    prop "is associative" $ \a b c -> (set a <> set b) <> set c == set a <> (set b <> set c)
    prop "leaves its operands as they are" $ \a b ->
      let (x, y) = (set a, set b) in (x <> y) `seq` (numbers x, numbers y) == (model a, model b)
    prop "keeps the order" $ \a b ->
      noteText (newNote (Text.pack a) <> newNote (Text.pack b)) == Text.pack a <> Text.pack b
    it "repeats" $ do
      noteText (sconcat (newNote "a" :| [newNote "b", newNote "c"])) `shouldBe` "abc"
      noteText (stimes (5 :: Int) (newNote "ab")) `shouldBe` "ababababab"
  describe "Monoid" $ do
    prop "has an identity" $ \a -> set a <> mempty == set a && mempty <> set a == set a
    prop "joins any number of them" $ \lists ->
      numbers (mconcat (map set lists)) == model (concat lists)
    prop "joins as lists are joined" $ \texts ->
      noteText (foldMap (newNote . Text.pack) texts) == Text.pack (concat (texts :: [String]))
  describe "Bounded" $ do
    it "is the constants of a type" $ do
      minBound `shouldBe` newWaterLevel minBound
      maxBound `shouldBe` newWaterLevel maxBound
    it "is what functions return" $ map noteText [minBound, maxBound] `shouldBe` ["", "\x10ffff"]
    prop "bounds" $ \level -> minBound <= newWaterLevel level && newWaterLevel level <= maxBound
  describe "NFData" $ do
    prop "is the value" $ \a -> numbers (id $!! set a) == model a
    it "evaluates" $
      evaluate (rnf [newNote (error "unevaluated")]) `shouldThrow` errorCall "unevaluated"
    it "does not use a value that has been closed" $ do
      note <- evaluate (newNote "a")
      closeNote note
      evaluate (rnf note) `shouldReturn` ()
  describe "IsList" $ do
    prop "makes a value of a list, and a list of it" $ \a ->
      fromList a == set a && toList (set a) == model a
    prop "keeps its law" $ \a -> fromList (toList (set a)) == set a
    prop "is of bytes, too" $ \bytes ->
      let known = filter (/= 13) bytes
          tape = fromList known :: Tape
       in toList tape == known && tapeLen tape == fromIntegral (length known)
    prop "is of tuples and of data types" $ \seconds heights -> do
      let songs = zip seconds (map (Text.pack . show) seconds)
          playlist = fromList songs :: Playlist
          stations = map (Station 1 2) heights
          railway = fromList stations :: Railway
      toList playlist `shouldBe` songs
      playlistSeconds playlist `shouldBe` sum seconds
      toList railway `shouldBe` stations
      railwaySummit railway `shouldBe` if null heights then Nothing else Just (maximum heights)
    it "is made once, of a list that is evaluated by whoever needs it" $ do
      evaluate (fromList [1, error "no item"] :: NumberSet) `shouldThrow` errorCall "no item"
      atomically (length (toList (fromList [1, 1, 2] :: NumberSet)) `seq` pure ()) `shouldReturn` ()
    it "throws what Rust panics with" $
      evaluate (fromList [13] :: Tape) `panics` "an unlucky byte"
    it "refuses what has been closed" $ do
      let tape = fromList [1, 2] :: Tape
      closeTape tape
      evaluate (length (toList tape)) `shouldThrow` (== ObjectClosed "the Tape has been closed")

  describe "a method" $ do
    it "is evaluated when it is needed" $ do
      calls <- keyComparisons
      length [newKey 1 1 == newKey 1 2] `shouldBe` 1
      keyComparisons `shouldReturn` calls
    it "throws what Rust panics with, each time" $ do
      let equal = newKey 1 1 == newKey 2 1
      replicateM_ 2 $ evaluate equal `panics` "keys of two locks"
      evaluate (sort [newKey 1 1, newKey 2 1]) `panics` "keys of two locks"
    it "throws what its operand throws" $ do
      let failing = newNote (error "no text")
      evaluate (failing == newNote "a") `shouldThrow` errorCall "no text"
      evaluate (newNote "a" <> failing) `shouldThrow` errorCall "no text"
      evaluate (hash failing) `shouldThrow` errorCall "no text"
    it "is of use to threads at once" $ do
      let (x, y) = (set [1 .. 100], set [50 .. 150])
      found <- inParallel 4 $ \_ -> evaluate $ all (\_ -> x <> y == set [1 .. 150] && x < y) [1 .. 50 :: Int]
      found `shouldBe` replicate 4 True
    it "makes one value for threads that need it at once" $ do
      let x = set [1 .. 1000] <> set [1000 .. 2000]
      found <- inParallel 4 $ \_ -> evaluate (length (numbers x))
      found `shouldBe` replicate 4 2000
    it "leaves nothing behind" $ do
      replicateM_ 100 $ evaluate (mconcat (map (set . pure) [1 .. 10]))
      -- 'mempty' may be there.
      ((<= 1) <$> liveNumberSets) `settlesAt` True
    it "leaves nothing behind in transactions that begin again" $ do
      counter <- newTVarIO 0
      let count = if isThreaded then 5000 else 500
      _ <- inParallel 2 $ \thread -> replicateM_ count $ atomically $ do
        version <- readTVar counter
        let joined = set [version] <> set [fromIntegral thread + 10000000]
        if joined == joined <> mempty && compare joined mempty == GT && length (show joined) > 10
          then writeTVar counter (version + 1)
          else pure ()
      readTVarIO counter `shouldReturn` 2 * fromIntegral count
      ((<= 1) <$> liveNumberSets) `settlesAt` True

  describe "an object that has been closed" $ do
    it "is refused by every method" $ do
      let other = newNote "b"
      note <- evaluate (newNote "a")
      closeNote note
      evaluate (note == other) `shouldThrow` isClosed
      evaluate (other == note) `shouldThrow` isClosed
      evaluate (compare note note) `shouldThrow` isClosed
      evaluate (length (show note)) `shouldThrow` isClosed
      evaluate (hash note) `shouldThrow` isClosed
      evaluate (note <> other) `shouldThrow` isClosed
      evaluate (mconcat [other, note]) `shouldThrow` isClosed
    it "may be any but a constant, which all share" $ do
      replicateM_ 2 $ forM_ [mempty, minBound, maxBound] closeNote
      map noteText [mempty, minBound, maxBound] `shouldBe` ["", "", "\x10ffff"]
      withNote (pure mempty) (evaluate . noteText) `shouldReturn` ""
      noteText (mempty <> newNote "a") `shouldBe` "a"
    it "is each but the last of a fold that begins with a constant" $ do
      let step note text = do
            next <- evaluate (note <> newNote text)
            closeNote note
            pure next
      end <- foldM step mempty (map (Text.pack . show) [1 .. 9 :: Int])
      noteText end `shouldBe` "123456789"
      closeNote end
      -- The constants may be there.
      ((<= 3) <$> liveNotes) `settlesAt` True

set :: [Word64] -> NumberSet
set = newNumberSet . Vector.fromList

numbers :: NumberSet -> [Word64]
numbers = Vector.toList . numberSetNumbers

-- | What a set is: its numbers in ascending order, each once.
model :: [Word64] -> [Word64]
model = concatMap (take 1) . group . sort

isClosed :: ObjectError -> Bool
isClosed failure = failure == ObjectClosed "the Note has been closed"
