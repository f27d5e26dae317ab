-- | Sending the values of a type to Rust and back, on every way there is.
module Positions
  ( Exports (..)
  , via

    -- * Values that cross
  , Way
  , crosses
  , returns

    -- * Values that do not
  , refuses
  , refuseWith
  ) where

import Control.Monad (unless)
import Data.Foldable (for_)
import qualified Data.Text as Text
import Hsffi.Roundtrip (InvalidArgument (..))
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (Gen, forAllBlind)

-- | The functions that return values of a type as they were given. Those called leaf are imported @unsafe@.
data Exports a = Exports
  { same :: a -> IO a
  , leaf :: a -> IO a
  , optional :: Maybe a -> IO (Maybe a)
  , leafOptional :: Maybe a -> IO (Maybe a)
  , both :: a -> Maybe a -> IO (a, Maybe a)
  , leafBoth :: a -> Maybe a -> IO (a, Maybe a)
  }

-- | The same exports, for values that stand for those that cross.
via :: (b -> a) -> (a -> b) -> Exports a -> Exports b
via to from exports =
  Exports
    { same = fmap from . same exports . to
    , leaf = fmap from . leaf exports . to
    , optional = fmap (fmap from) . optional exports . fmap to
    , leafOptional = fmap (fmap from) . leafOptional exports . fmap to
    , both = tuple (both exports)
    , leafBoth = tuple (leafBoth exports)
    }
 where
  tuple call a option = do
    (a', option') <- call (to a) (to <$> option)
    pure (from a', from <$> option')

-- | A way to Rust and back, and the expectation that a value arrives there and here.
type Way a = (String, a -> Expectation)

ways :: (Eq a, Show a) => Exports a -> [Way a]
ways exports =
  [ ("through a safe import", unchanged (same exports))
  , ("through an unsafe import", unchanged (leaf exports))
  , ("in Maybe", unchanged (optional exports) . Just)
  , ("in Maybe, unsafe", unchanged (leafOptional exports) . Just)
  , ("in a tuple", tuple (both exports))
  , ("in a tuple, unsafe", tuple (leafBoth exports))
  ]
 where
  unchanged call a = call a `returns` a
  tuple call a = do
    call a (Just a) `returns` (a, Just a)
    call a Nothing `returns` (a, Nothing)

-- | Sends values with an edge to them, and others, on all ways: those of the exports and the further ones.
crosses :: (Eq a, Show a) => Exports a -> [Way a] -> [a] -> Gen a -> Spec
crosses exports furtherWays edges others = do
  it "crosses as Nothing" $ do
    optional exports Nothing `returns` Nothing
    leafOptional exports Nothing `returns` Nothing
  for_ (ways exports ++ furtherWays) $ \(way, arrives) -> do
    it ("crosses " ++ way ++ ", at its edges") $ for_ edges arrives
    prop ("crosses " ++ way) $ forAllBlind others arrives

-- | Like 'shouldReturn', with a message that stays short for values of a mebibyte.
returns :: (Eq a, Show a) => IO a -> a -> Expectation
action `returns` expected = do
  actual <- action
  unless (actual == expected) . expectationFailure $
    "expected " ++ brief expected ++ ", but got " ++ brief actual
 where
  brief a = case splitAt 300 (show a) of
    (start, "") -> start
    (start, _) -> start ++ " …"

-- | Sends a value that has no counterpart in Rust, beside one that is fine. Each refusal names the argument that holds it.
refuses :: Exports a -> a -> a -> String -> Expectation
refuses exports fine bad reason = do
  same exports bad `refuseWith` ("argument value: " ++ reason)
  leaf exports bad `refuseWith` ("argument value: " ++ reason)
  optional exports (Just bad) `refuseWith` ("argument value: " ++ reason)
  leafOptional exports (Just bad) `refuseWith` ("argument value: " ++ reason)
  both exports bad (Just fine) `refuseWith` ("argument value: " ++ reason)
  both exports fine (Just bad) `refuseWith` ("argument option: " ++ reason)
  leafBoth exports fine (Just bad) `refuseWith` ("argument option: " ++ reason)

refuseWith :: IO a -> String -> Expectation
action `refuseWith` message = action `shouldThrow` (== InvalidArgument (Text.pack message))
