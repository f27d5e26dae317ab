{-# LANGUAGE OverloadedStrings #-}

-- | Errors of each form: structs, fields that do not cross, errors of which the message alone crosses, and instances.
module ErrorForms (spec) where

import Collector
import Control.DeepSeq (rnf)
import Control.Exception (Exception (..), evaluate, throwIO, try)
import Control.Monad (replicateM)
import Data.Foldable (for_)
import Data.IORef (modifyIORef, newIORef, readIORef)
import qualified Data.Text as Text
import GHC.Generics (from)
import Hsffi.Roundtrip
import Panicking
import Test.Hspec

spec :: Spec
spec = do
  describe "a struct" $ do
    it "has its fields" $ do
      Left failure <- try (misplaceMark 3 (Just "!"))
      misplacedMarkLine failure `shouldBe` 3
      misplacedMarkFound failure `shouldBe` Just "!"
      displayException failure `shouldBe` "line 3: misplaced mark"
    it "has data for fields" $ do
      Left failure <- fadeAway Blank [minBound, maxBound]
      failure `shouldBe` PaleShade Blank [minBound, maxBound]
      displayException failure `shouldBe` "too pale on 2 days"
    it "may have no fields, and be thrown by a value" $
      evaluate inkLeft `shouldThrow` \failure -> displayException (failure :: OutOfInk) == "out of ink"

  describe "a field that does not cross" $ do
    it "is told of by the message, as a source" $
      readLedger 0 `failsWith` "cannot open the attic: no such ledger"
    it "is not told of twice" $ readLedger 1 `failsWith` "entry 1: not a number"
    it "leaves the message of others" $ readLedger 2 `failsWith` "no page 7"
    it "leaves the result" $ readLedger 3 `shouldReturn` 3
    it "panics before anything is returned" $ breakIt `panics` "it broke"

  it "leaves the message alone, if all of an error does not cross" $ do
    Left wind <- try (weatherStorm True)
    displayException (wind :: StormError) `shouldBe` "wind: gale"
    Left rain <- try (weatherStorm False)
    displayException (rain :: StormError) `shouldBe` "rain"

  describe "a pattern" $ do
    it "matches as a constructor does, and all match each value" $ do
      Left unopened <- try (readLedger 0)
      Left wrong <- try (readLedger 1)
      Left missing <- try (readLedger 2)
      map about [unopened, wrong, missing] `shouldBe` ["the attic", "an entry", "page 7"]
    it "makes a value, which is equal whatever its message" $ do
      readLedger 2 `shouldThrow` (== MissingPage 7)
      throwIO (MissingPage 8) `shouldThrow` (\failure -> failure /= MissingPage 7)
      displayException (MissingPage 8) `shouldBe` "MissingPage"
    it "has the names of its fields" $ do
      Left failure@MisplacedMark {misplacedMarkLine = line} <- try (misplaceMark 3 Nothing)
      line `shouldBe` 3
      misplacedMarkLine failure {misplacedMarkLine = 4} `shouldBe` 4
      displayException failure {misplacedMarkLine = 4} `shouldBe` "MisplacedMark"

  describe "a message" $ do
    it "is made of errors of any type" $ do
      explainFailure 9 `shouldReturn` 9
      for_ failures $ \(how, message, causes) -> do
        explainFailure how `shouldThrow` (== RustError message causes)
        tryExplainFailure how `shouldReturn` Left (RustError message causes)
        evaluate (explainedFailure how) `shouldThrow` (== RustError message causes)
    it "is shown with its causes" $
      tryExplainFailure 3 >>= \failed -> either displayException show failed `shouldBe` "outer: middle: inner"

  describe "items that end with an error" $ do
    for_ [("safe", ledgerPages), ("unsafe", leafLedgerPages)] $ \(import', pages) ->
      describe ("by a call that is " ++ import') $ do
        it "are read before it is thrown, once" $ do
          items <- pages 2
          nextItem items `shouldReturn` Just 0
          nextItem items `shouldReturn` Just 1
          nextItem items `shouldThrow` (== MissingPage 2)
          nextItem items `shouldReturn` Nothing
        it "may be none" $ do
          items <- pages 0
          nextItem items `shouldThrow` (== MissingPage 0)
        it "are read lazily" $ do
          items <- pages 3000
          list <- itemsToList items
          take 2000 list `shouldBe` [0 .. 1999]
          evaluate (length list) `shouldThrow` (== MissingPage 3000)
          evaluate (length list) `shouldThrow` (== MissingPage 3000)
        it "are folded" $ do
          items <- pages 3000
          foldItems (+) 0 items `shouldThrow` (== MissingPage 3000)
    it "may be objects, and the error of any type" $ do
      items <- countersUntil 3
      counters <- replicateM 3 (nextItem items)
      nextItem items `shouldThrow` (== RustError "no more counters" [])
      mapM (maybe (fail "too few") counterNext) counters `shouldReturn` [0, 1, 2]
    it "release what they are" $ liveCounters `settlesAt` 0
    it "may be preceded by another error" $ do
      digitsOfTexts [] `shouldThrow` (== RustError "there is nothing to read" [])
      items <- digitsOfTexts ["1", "2", "x", "4"]
      seen <- newIORef []
      forItems_ items (\number -> modifyIORef seen (number :)) `shouldThrow` (== NotADigit 'x' 0 "")
      readIORef seen `shouldReturn` [2, 1]
    it "end with a panic, when the error cannot be told" $ do
      items <- untilSilence 2
      nextItem items `shouldReturn` Just "0"
      nextItem items `shouldReturn` Just "1"
      nextItem items `panics` "words fail me"
    it "are of two types, if none is an error" $
      (oddOrEven 3 >>= itemsToList) `shouldReturn` [Right 0, Left "1", Right 2]

  describe "instances" $ do
    it "compares" $ do
      Left first <- tryNumber ""
      Left second <- tryNumber "x"
      Left third <- tryNumber "1x"
      compare first second `shouldBe` LT
      compare third second `shouldBe` GT
      maximum [first, second, third] `shouldBe` third
    it "are generic and can be evaluated" $ do
      Left failure <- tryNumber "x"
      evaluate (rnf failure)
      evaluate (from failure `seq` ())
 where
  call `failsWith` message =
    call `shouldThrow` \failure -> displayException (failure :: LedgerError) == message
  failures =
    [ (0, "invalid utf-8 sequence of 1 bytes from index 1", [])
    , (1, "a text", [])
    , (2, "text 2", [])
    , (3, "outer", ["middle", "inner"])
    , (4, "boxed", [])
    , (5, "cannot open the attic", ["no such ledger"])
    ]
  -- GHC checks that nothing is left out.
  about failure = case failure of
    Unopened place -> place
    WrongEntry -> "an entry"
    MissingPage page -> Text.pack ("page " ++ show page)
