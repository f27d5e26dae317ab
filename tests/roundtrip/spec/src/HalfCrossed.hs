{-# LANGUAGE OverloadedStrings #-}

-- | Values in the middle of which crossing ends: a conversion panics in Rust, or throws in Haskell.
module HalfCrossed (spec) where

import Collector
import Control.Exception (ErrorCall, evaluate, try)
import Control.Monad (replicateM, void, (>=>))
import Data.Foldable (for_)
import Data.Maybe (isJust)
import Data.Text (Text)
import Data.Word (Word32)
import Hsffi.Roundtrip
import Test.Hspec

spec :: Spec
spec = do
  describe "when a conversion panics in Rust, nothing is left behind of" . before_ (ballastLeft `settlesAt` 0) $ do
    for_ values $ \(name, cross) ->
      it name $ do
        cross "panic" `shouldThrow` broken
        ballastLeft `settlesAt` 0
    it "arguments of a closure, which is not called" $ do
      sealedArguments "panic" (\_ _ _ -> expectationFailure "called") `shouldThrow` broken
      ballastLeft `shouldReturn` 0
    it "an error" $ sealedError "panic" `shouldThrow` broken
    it "a value with an object whose destructor panics" $ do
      sealedGrudge `shouldThrow` broken
      ballastLeft `shouldReturn` 0
    it "a value whose skipped field panics when it is dropped" $ do
      loudBallast `shouldThrow` \failure -> rustPanicMessage failure == "loud"
      ballastLeft `shouldReturn` 0
    it "a child, so that its parent goes" $ do
      newDepot >>= \depot -> depotSealedRamp depot "panic" `shouldThrow` broken
      ballastLeft `settlesAt` 0

  describe "when a conversion throws in Haskell, all is read of" . before_ (ballastLeft `settlesAt` 0) $ do
    for_ values $ \(name, cross) ->
      it name $ do
        cross "throw" `shouldThrow` unreadable
        ballastLeft `settlesAt` 0
    it "arguments of a closure, which is not called" $ do
      sealedArguments "throw" (\_ _ _ -> expectationFailure "called") `shouldThrow` unreadable
      ballastLeft `settlesAt` 0
    it "an error" $ sealedError "throw" `shouldThrow` unreadable
    it "a child" $ do
      depot <- newDepot
      depotSealedRamp depot "throw" `shouldThrow` unreadable
      try (depotRebuild depot) `settlesAt` (Right 1 :: Either ObjectError Word32)

  describe "when an argument panics as it is dropped after the result has been given away, Haskell has the result" $ do
    it "of a call" $ do
      _ <- ballastOfLoud (LoudNumber 7 "seven")
      ballastLeft `settlesAt` 0
    it "of a future" $ numberOfLoud (LoudNumber 7 "seven") `shouldReturn` 7

  it "an exception among items is thrown in place of its item alone" $ do
    items <- sealedItems "throw"
    found <- replicateM 5 (try (nextItem items))
    map (either (const Nothing) (Just . isJust)) (found :: [Either ErrorCall (Maybe Parcel)])
      `shouldBe` [Just True, Just True, Nothing, Just True, Just False]

  it "values cross otherwise" $ do
    for_ values $ \(_, cross) -> cross "http://here"
    sealedArguments "http://here" (\one two three -> for_ (two : one ++ three) (evaluate . parcelLabel))

broken :: RustPanic -> Bool
broken failure = rustPanicMessage failure == "the seal is broken"

unreadable :: ErrorCall -> Bool
unreadable failure = show failure == "hsffi: Rust returned \"throw\", which the Haskell type has no value for"

values :: [(String, Text -> IO ())]
values =
  [ ("data and lists", void . sealedParcel)
  , ("a tuple", void . sealedTuple)
  , ("a map", void . sealedMap)
  , ("items", sealedItems >=> foldItems (\() _ -> ()) ())
  ]
