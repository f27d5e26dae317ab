{-# LANGUAGE OverloadedStrings #-}

-- | Each flag does what it is for, in an example that comes out otherwise without it.
module Flags (spec) where

import Control.Monad (forM_)
import Data.ByteString (ByteString)
import Test.Hspec
import Text.Regex.Pcre

-- | What matches, if the pattern is not refused.
type Outcome = Maybe [ByteString]

-- | A flag, a pattern, a subject, and what becomes of them without the flag and with it.
data Case flag = Case flag ByteString ByteString Outcome Outcome

spec :: Spec
spec = do
  it "of patterns are all tried" $
    [flag | Case flag _ _ _ _ <- patterns] `shouldBe` [minBound ..]
  forM_ patterns $ \(Case flag source subject without with) ->
    it (show flag) $ do
      find source [] subject [] `shouldBe` without
      find source [flag] subject [] `shouldBe` with
  it "of matches are all tried" $
    [flag | Case flag _ _ _ _ <- matches] `shouldBe` [minBound ..]
  forM_ matches $ \(Case flag source subject without with) ->
    it (show flag) $ do
      find source [] subject [] `shouldBe` without
      find source [] subject [flag] `shouldBe` with
  it "go together" $ do
    find "^B.$" [Caseless, Multiline, DotAll] "a\nb\n" [] `shouldBe` Just ["b\n"]
    find "^a*$" [] "" [NotBol, NotEol, NotEmpty] `shouldBe` Nothing
  it "may be given twice" $
    find "b" [Caseless, Caseless] "B" [NotBol, NotBol] `shouldBe` Just ["B"]

find :: ByteString -> [Flag] -> ByteString -> [MatchFlag] -> Outcome
find source flags subject matchFlags =
  either (const Nothing) (\regex -> match regex subject matchFlags) (compile source flags)

patterns :: [Case Flag]
patterns =
  [ Case AllowEmptyClass "[]a]" "a" (Just ["a"]) Nothing
  , Case Anchored "b" "ab" (Just ["b"]) Nothing
  , Case Caseless "B" "b" Nothing (Just ["b"])
  , Case DollarEndOnly "a$" "a\n" (Just ["a"]) Nothing
  , Case DotAll "a.b" "a\nb" Nothing (Just ["a\nb"])
  , Case DupNames "(?<n>a)|(?<n>b)" "b" Nothing (Just ["b", "", "b"])
  , Case EndAnchored "a" "ab" (Just ["a"]) Nothing
  , Case Extended "a b # c" "ab" Nothing (Just ["ab"])
  , Case FirstLine "b" "a\nb" (Just ["b"]) Nothing
  , Case Literal "a.b" "axb a.b" (Just ["axb"]) (Just ["a.b"])
  , Case MatchUnsetBackref "(a)?\\1b" "b" Nothing (Just ["b", ""])
  , Case Multiline "^b" "a\nb" Nothing (Just ["b"])
  , Case NeverUtf "(*UTF)^.$" "\xc3\xa9" (Just ["\xc3\xa9"]) Nothing
  , Case NoAutoCapture "(a)" "a" (Just ["a", "a"]) (Just ["a"])
  , Case Ucp "(*UTF)\\w" "\xc3\xa9" Nothing (Just ["\xc3\xa9"])
  , Case Ungreedy "a+" "aa" (Just ["aa"]) (Just ["a"])
  , Case Utf "^.$" "\xc3\xa9" Nothing (Just ["\xc3\xa9"])
  ]

matches :: [Case MatchFlag]
matches =
  [ Case NotBol "^a" "a" (Just ["a"]) Nothing
  , Case NotEol "a$" "a" (Just ["a"]) Nothing
  , Case NotEmpty "a*" "b" (Just [""]) Nothing
  , Case NotEmptyAtStart "a*" "ba" (Just [""]) (Just ["a"])
  ]
