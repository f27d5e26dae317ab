{-# LANGUAGE OverloadedStrings #-}

-- | What is refused, with the library's own words and where it is.
module Errors (spec) where

import Control.Exception (evaluate)
import Control.Monad (void)
import Data.Bits (bit)
import Data.ByteString (ByteString)
import qualified Data.ByteString.Char8 as Char8
import Data.Text (Text)
import Test.Hspec
import Text.Regex.Pcre
import Text.Regex.Pcre.Code (codeFind, compileCode)

spec :: Spec
spec = do
  describe "of a pattern" $ do
    it "tell where it is wrong" $ do
      ("ab(c", []) `isBad` (4, "missing closing parenthesis")
      ("ab)c", []) `isBad` (2, "unmatched closing parenthesis")
      ("a[b", []) `isBad` (3, "missing terminating ] for character class")
      ("a**", []) `isBad` (2, "quantifier does not follow a repeatable item")
      ("\xc3\xa9(", [Utf]) `isBad` (3, "missing closing parenthesis")
    it "look beyond bytes of 0" $
      ("a\0\0(", []) `isBad` (4, "missing closing parenthesis")
    it "show" $
      show (compile "ab(c" []) `shouldBe` "Left at byte 4: missing closing parenthesis"
    it "are for what is not UTF-8" $ do
      ("a\xff", [Utf]) `isBad` (1, "UTF-8 error: illegal byte (0xfe or 0xff)")
      ("\xc3", [Utf]) `isBad` (0, "UTF-8 error: 1 byte missing at end")
    it "are for what would split a character" $
      ("a\\C", [Utf]) `isBad` (3, "using \\C is disabled by the application")
    it "leave the backslash of a literal pattern alone" $
      case compile "a\\C" [Literal] of
        Left problem -> expectationFailure (show problem)
        Right regex -> match regex "a\\C" [] `shouldBe` Just ["a\\C"]
  describe "of flags" $ do
    it "are for those that do not go together" $ do
      [Literal, Extended] `areBad` "invalid option bits with PCRE2_LITERAL"
      [NeverUtf, Utf] `areBad` "using UTF is disabled by the application"
    it "are for bits that are none" $ do
      -- PCRE2_NO_UTF_CHECK, PCRE2_AUTO_CALLOUT, and one that the library does not know, either.
      let unknown = map (void . compileCode "a" . bit) [30, 2, 28]
      unknown `shouldSatisfy` all isUnknown
      code <- either (fail . show) pure (compileCode "a" 0)
      let found = codeFind code "a" (bit 30)
      found `shouldSatisfy` either ((== "bad option value") . matchFailedReason) (const False)
  describe "of a match" $ do
    it "are for what is not UTF-8" $
      (compiled "b" [Utf], "ab\xff" <> "c") `fails` \problem -> do
        invalidUtfOffset problem `shouldBe` 2
        invalidUtfReason problem `shouldBe` "UTF-8 error: illegal byte (0xfe or 0xff)"
        show problem `shouldBe` "at byte 2: UTF-8 error: illegal byte (0xfe or 0xff)"
    it "are for what takes too long" $
      (compiled "(*LIMIT_MATCH=1000)^(a+)+$" [], Char8.replicate 30 'a' <> "b") `fails` \problem ->
        limitExceededReason problem `shouldBe` "match limit exceeded"
    it "are for what would not end" $
      (compiled "^(?:a?(?R))+$" [], "ab") `fails` \problem ->
        matchFailedReason problem `shouldBe` "nested recursion at the same subject position"
    it "are thrown by the book's match" $ do
      regex <- either (fail . show) pure (compile "b" [Utf])
      evaluate (match regex "\x80" []) `shouldThrow` \problem -> invalidUtfOffset problem == 0
 where
  isUnknown :: Either CompileError () -> Bool
  isUnknown = either ((== "unrecognised compile-time option bit(s)") . badFlagsReason) (const False)

isBad :: (ByteString, [Flag]) -> (Word, Text) -> Expectation
(source, flags) `isBad` place = case compile source flags of
  Left problem@BadPattern {} -> (badPatternOffset problem, badPatternReason problem) `shouldBe` place
  other -> expectationFailure (show other)

areBad :: [Flag] -> Text -> Expectation
flags `areBad` reason = case compile "a" flags of
  Left problem@BadFlags {} -> badFlagsReason problem `shouldBe` reason
  other -> expectationFailure (show other)

compiled :: ByteString -> [Flag] -> IO Regex
compiled source = either (fail . show) pure . compile source

fails :: (IO Regex, ByteString) -> (MatchError -> Expectation) -> Expectation
(getRegex, subject) `fails` check = do
  regex <- getRegex
  either check (expectationFailure . show) (captures regex subject [])
