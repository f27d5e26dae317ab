{-# LANGUAGE OverloadedStrings #-}

-- | 'Bool', 'Char' and @()@.
module Characters (spec) where

import Control.Monad (when)
import Data.Char (GeneralCategory (Surrogate), generalCategory, ord, toUpper)
import Data.Foldable (for_)
import qualified Data.Text as Text
import Hsffi.Roundtrip
import Numeric (showHex)
import Positions
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  describe "Bool" $
    crosses
      (Exports sameBool leafBool maybeBool leafMaybeBool bothBool leafBothBool)
      [("through a closure", \flag -> throughBool flag (pure . not) `returns` not flag)]
      [minBound ..]
      arbitrary
  describe "()" $
    crosses
      (Exports sameUnit leafUnit maybeUnit leafMaybeUnit bothUnit leafBothUnit)
      [("through a closure", \() -> throughUnit () pure `returns` ())]
      [()]
      arbitrary
  describe "Char" $ do
    crosses
      characters
      [("through a closure", \c -> throughChar c (pure . toUpper) `returns` toUpper c)]
      ['\0', '\x7f', '\x80', '\x7ff', '\x800', '\xd7ff', '\xe000', '\xfffd', '\xffff', '\x10000', maxBound]
      scalarValue
    it "crosses, each there is" $
      for_ (filter (not . isSurrogate) [minBound ..]) $ \c -> do
        c' <- leafChar c
        when (c' /= c) $ leafChar c `shouldReturn` c
    it "is refused when it is a surrogate" $ for_ ['\xd800', '\xdbff', '\xdc00', '\xdfff'] refused
    prop "is refused when it is any surrogate" $ forAll (choose ('\xd800', '\xdfff')) refused
    prop "is refused as the result of a closure when it is a surrogate" $
      forAll (choose ('\xd800', '\xdfff')) $ \c ->
        throughChar 'a' (const (pure c)) `shouldThrow` \(InvalidArgument message) ->
          Text.isPrefixOf "result of a closure: " message
 where
  refused c = refuses characters 'a' c (noScalarValue c)

characters :: Exports Char
characters = Exports sameChar leafChar maybeChar leafMaybeChar bothChar leafBothChar

noScalarValue :: Char -> String
noScalarValue c =
  "U+" ++ map toUpper (showHex (ord c) "") ++ " is not a Unicode scalar value: a Rust char cannot be a surrogate"

scalarValue :: Gen Char
scalarValue = oneof [choose ('\0', '\xff'), choose ('\0', '\xd7ff'), choose ('\xe000', maxBound)]

isSurrogate :: Char -> Bool
isSurrogate c = generalCategory c == Surrogate
