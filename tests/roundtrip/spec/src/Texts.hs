{-# LANGUAGE OverloadedStrings #-}

-- | Text.
module Texts (spec) where

import qualified Data.ByteString as ByteString
import Data.Foldable (for_)
import Data.IORef
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Hsffi.Roundtrip
import Positions
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  crosses
    (Exports sameText leafText maybeText leafMaybeText bothText leafBothText)
    [ ("by value", \text -> ownedText text `returns` text)
    , ("to a closure", toClosure)
    ]
    edges
    anyText
  it "has U+FFFD for each surrogate before it gets here" $ do
    -- No literal, as GHC has ways of its own to make a Text of one.
    let text = Text.pack (map toEnum [0xd800, 0x20, 0xdc00, 0x20, 0xd83e, 0xdd80])
    text `shouldBe` "\xfffd \xfffd \xfffd\xfffd"
    sameText text `shouldReturn` text
  it "has its length in bytes" $
    for_ (zip ["", "a", "é", "€", "🦀", "\0"] [0, 1, 2, 3, 4, 1]) $ \(text, len) ->
      textLen text `shouldReturn` len
  prop "is as long as its UTF-8" $
    forAll anyText $ \text ->
      textLen text `shouldReturn` fromIntegral (ByteString.length (Text.encodeUtf8 text))

edges :: [Text]
edges =
  [ ""
  , "\0"
  , "a\0b\0"
  , "\x7f\x80\x7ff\x800\xd7ff\xe000\xfffd\xffff\x10000\x10ffff"
  , "ünïcödé, 🦀 and 👩\x200d👧"
  , "\xfeff with a mark"
  , Text.take 3 (Text.drop 2 "a slice of 🦀")
  , Text.drop 11 "a slice of 🦀"
  , Text.drop 5 "empty"
  , mebibyte
  ]
 where
  mebibyte = Text.replicate (2 ^ (18 :: Int)) "🦀"

anyText :: Gen Text
anyText = Text.pack <$> listOf (oneof [arbitraryASCIIChar, arbitraryUnicodeChar, pure '\0'])

toClosure :: Text -> Expectation
toClosure text = do
  seen <- newIORef Nothing
  throughText text (writeIORef seen . Just)
  readIORef seen `returns` Just text
