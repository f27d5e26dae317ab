{-# LANGUAGE OverloadedStrings #-}

-- | What groups are.
module Captures (spec) where

import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Char8 as Char8
import Test.Hspec
import Text.Regex.Pcre

spec :: Spec
spec = do
  it "are what the documentation shows" $
    find "(\\w+)=(\\w+)" "let name=Ada" `shouldBe` Right (Just (map Just ["name=Ada", "name", "Ada"]))
  it "come in the order of their parentheses" $
    find "((a)(b(c)))" "xabcx" `shouldBe` Right (Just (map Just ["abc", "abc", "a", "bc", "c"]))
  it "are unset before, between and after those that are set" $ do
    find "(a)|(b)|(c)" "b" `shouldBe` Right (Just [Just "b", Nothing, Just "b", Nothing])
    find "(a)?(b)(c)?(d)" "bd" `shouldBe` Right (Just [Just "bd", Nothing, Just "b", Nothing, Just "d"])
  it "are empty, which is not unset" $
    find "(a*)(b)?" "c" `shouldBe` Right (Just [Just "", Just "", Nothing])
  it "are unset and empty alike for the book's match" $
    case compile "(a*)(b)?" [] of
      Left problem -> expectationFailure (show problem)
      Right regex -> match regex "c" [] `shouldBe` Just ["", "", ""]
  it "may lie outside the match" $ do
    find "(a)\\Kb" "ab" `shouldBe` Right (Just [Just "b", Just "a"])
    find "a(?=(b))" "ab" `shouldBe` Right (Just [Just "a", Just "b"])
  it "are the last of those that repeat" $
    find "(?:(\\w),?)+" "a,b,c" `shouldBe` Right (Just [Just "a,b,c", Just "c"])
  it "may be many" $ do
    let count = 1000
        letters = Char8.take count (ByteString.concat (replicate count "abcde"))
    find (ByteString.concat (replicate count "(.)")) letters
      `shouldBe` Right (Just (Just letters : map (Just . Char8.singleton) (Char8.unpack letters)))
  it "is nothing where nothing matches" $
    find "(a)" "b" `shouldBe` Right Nothing
  it "are found in slices of slices" $
    find "^(b+)$" (ByteString.take 3 (ByteString.drop 2 "aabbbcc")) `shouldBe` Right (Just [Just "bbb", Just "bbb"])
  it "are empty at both ends and in what is empty" $ do
    find "" "" `shouldBe` Right (Just [Just ""])
    find "$" "abc" `shouldBe` Right (Just [Just ""])
    find "()" "abc" `shouldBe` Right (Just [Just "", Just ""])
 where
  find :: ByteString -> ByteString -> Either String (Maybe [Maybe ByteString])
  find source subject = do
    regex <- either (Left . show) Right (compile source [])
    either (Left . show) Right (captures regex subject [])
