{-# LANGUAGE OverloadedStrings #-}

-- | What chapter 17 of /Real World Haskell/ tries, most of which comes from the tests of PCRE.
module Book (spec) where

import Data.ByteString (ByteString)
import Test.Hspec
import Text.Regex.Pcre

spec :: Spec
spec = do
  it "finds text" $ do
    let source = "the quick brown fox"
    finds source "the quick brown fox" (Just ["the quick brown fox"])
    finds source "The Quick Brown Fox" Nothing
    finds source "What do you know about the quick brown fox?" (Just ["the quick brown fox"])
  it "repeats" $ do
    let source = "a*abc?xyz+pqr{3}ab{2,}xy{4,5}pq{0,6}AB{0,}zz"
    finds source "abxyzpqrrrabbxyyyypqAzz" (Just ["abxyzpqrrrabbxyyyypqAzz"])
    finds source "aaaabcxyzzzzpqrrrabbbxyyyyyypqAzz" Nothing
  it "captures" $ do
    let source = "^([^!]+)!(.+)=apquxz\\.ixr\\.zzz\\.ac\\.uk$"
    finds source "abc!pqr=apquxz.ixr.zzz.ac.uk" (Just ["abc!pqr=apquxz.ixr.zzz.ac.uk", "abc", "pqr"])
    finds source "!pqr=apquxz.ixr.zzz.ac.uk" Nothing
    finds source "abc!=apquxz.ixr.zzz.ac.uk" Nothing

finds :: ByteString -> ByteString -> Maybe [ByteString] -> Expectation
finds source subject expected = case compile source [] of
  Left problem -> expectationFailure (show problem)
  Right regex -> match regex subject [] `shouldBe` expected
