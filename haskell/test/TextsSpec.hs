{-# LANGUAGE CPP #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}

-- | "Hsffi.Internal.Texts": lists of texts, both ways.
module TextsSpec
  ( spec
  ) where

import Control.Exception (evaluate)
import Control.Monad (void)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Text.Array (Array (..))
import qualified Data.Text.Internal as Internal
import GHC.Exts (Int (..), sizeofByteArray#)
import Hsffi.Internal.Call (callSafeMasked)
import Hsffi.Internal.Texts (peekTexts, withTexts)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck
import TestLibrary

spec :: Spec
spec = describe "Texts" $ do
  prop "copies a list of texts, and releases them at once" $ forAll (listOf text) $ \texts -> do
    sameTexts texts `shouldReturn` texts
    liveBuffers `shouldReturn` 0
  it "copies characters of each length beside each other" $ do
    let texts = [Text.replicate n character | character <- ["a", "\233", "\8364", "\128512"], n <- [0 .. 40]]
        mixed = [Text.intercalate middle [ascii, ascii] | middle <- texts, ascii <- [Text.replicate n "z" | n <- [0 .. 20]]]
    sameTexts texts `shouldReturn` texts
    sameTexts mixed `shouldReturn` mixed
  it "keeps no more than a block of 4 KiB for a short text" $ do
    texts <- sameTexts (replicate 1000 (Text.replicate 70 "x"))
    mapM_ ((`shouldSatisfy` (<= 4096)) . arrayBytes) texts
  it "throws what a text throws, before the call" $ do
    void (sameTexts ["a", error "no text", "b"]) `shouldThrow` errorCall "no text"
    liveBuffers `shouldReturn` 0

sameTexts :: [Text] -> IO [Text]
sameTexts texts = withTexts texts $ \start len ->
  callSafeMasked library 24 (callTestSameTexts start len) (peekTexts 0) >>= evaluate

-- | Mostly short, and some too long for the rest of a chunk, or for an arena.
text :: Gen Text
text = frequency [(20, short), (1, Text.replicate <$> choose (0, 3000) <*> short)]
 where
  short = Text.pack . filter (\c -> c < '\xd800' || c > '\xdfff') <$> arbitrary

arrayBytes :: Text -> Int
#if MIN_VERSION_text(2,0,0)
arrayBytes (Internal.Text (ByteArray array) _ _) = I# (sizeofByteArray# array)
#else
arrayBytes (Internal.Text (Array array) _ _) = I# (sizeofByteArray# array)
#endif
