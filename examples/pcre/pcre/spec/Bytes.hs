{-# LANGUAGE OverloadedStrings #-}

-- | Bytes that end strings in C, and bytes that are not UTF-8.
module Bytes (spec) where

import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Test.Hspec
import Text.Regex.Pcre

spec :: Spec
spec = do
  it "of 0 are bytes like others in a pattern" $ do
    finds "a\0b" [] "a\0b" (Just ["a\0b"])
    finds "a\0b" [] "a" Nothing
    finds "a\0b" [Literal] "xa\0b" (Just ["a\0b"])
    finds "[\0]+" [] "a\0\0" (Just ["\0\0"])
  it "of 0 are bytes like others in a subject" $ do
    finds "(\\x00)b" [] "a\0b" (Just ["\0b", "\0"])
    finds "a.(.*)" [] "a\0b\0c" (Just ["a\0b\0c", "b\0c"])
    finds "$" [] "\0" (Just [""])
  it "match, each of them" $ do
    let bytes = ByteString.pack [minBound ..]
    finds "^.*$" [DotAll] bytes (Just [bytes])
  it "need not be UTF-8 when nothing says so" $
    finds "\xff+" [] "a\xff\xff\xc3" (Just ["\xff\xff"])
  it "are characters when they are UTF-8" $ do
    finds "^(.)(.)$" [Utf] "\xc3\xa9\xe2\x82\xac" (Just ["\xc3\xa9\xe2\x82\xac", "\xc3\xa9", "\xe2\x82\xac"])
    finds "\xc3\x89" [Utf, Caseless] "\xc3\xa9" (Just ["\xc3\xa9"])

finds :: ByteString -> [Flag] -> ByteString -> Maybe [ByteString] -> Expectation
finds source flags subject expected = case compile source flags of
  Left problem -> expectationFailure (show problem)
  Right regex -> match regex subject [] `shouldBe` expected
