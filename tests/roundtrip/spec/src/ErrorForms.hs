{-# LANGUAGE OverloadedStrings #-}

-- | Errors of each form: structs, fields that do not cross, errors of which the message alone crosses, and instances.
module ErrorForms (spec) where

import Control.DeepSeq (rnf)
import Control.Exception (Exception (..), evaluate, try)
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
