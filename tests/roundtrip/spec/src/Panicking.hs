{-# LANGUAGE OverloadedStrings #-}

-- | What is expected of a call that panics.
module Panicking
  ( panics
  , panicsIn
  , panicsNowhere
  , panicOf
  , Place (..)
  , placeOf
  ) where

import Control.Exception (try)
import Control.Monad (void)
import Data.Text (Text)
import qualified Data.Text as Text
import Hsffi.Roundtrip
import Test.Hspec
import Text.Read (readMaybe)

-- | Expects a panic with that message.
panics :: IO a -> Text -> Expectation
call `panics` message = panicOf call >>= \panic -> rustPanicMessage panic `shouldBe` message

-- | Expects a panic with that message in that file.
panicsIn :: IO a -> (Text, Text) -> Expectation
call `panicsIn` (message, file) = do
  panic <- panicOf call
  rustPanicMessage panic `shouldBe` message
  (placeFile <$> placeOf panic) `shouldSatisfy` maybe False (Text.isSuffixOf file)

-- | Expects a panic with that message, whose place is not known.
panicsNowhere :: IO a -> Text -> Expectation
call `panicsNowhere` message = panicOf call >>= (`shouldBe` RustPanic message Nothing)

-- | The panic of the call, after which the program goes on.
panicOf :: IO a -> IO RustPanic
panicOf call = do
  result <- try (void call)
  case result of
    Left panic -> do
      sameI8 minBound `shouldReturn` minBound
      leafF64 0.5 `shouldReturn` 0.5
      pure panic
    Right () -> fail "there was no panic"

-- | Where Rust panicked.
data Place = Place
  { placeFile :: Text
  , placeLine :: Int
  , placeColumn :: Int
  }
  deriving (Show)

placeOf :: RustPanic -> Maybe Place
placeOf panic = do
  location <- rustPanicLocation panic
  [file, line, column] <- Just (Text.splitOn ":" location)
  Place file <$> readMaybe (Text.unpack line) <*> readMaybe (Text.unpack column)
