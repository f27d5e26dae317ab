{-# LANGUAGE OverloadedStrings #-}

-- | The same matches as GNU grep finds with the same library, in text that Debian has.
module Grep (spec) where

import Control.Monad (forM, forM_)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Char8 as Char8
import Data.Function (on)
import qualified Data.List.NonEmpty as NonEmpty
import Data.Maybe (listToMaybe, mapMaybe)
import System.Process
import Test.Hspec
import Text.Regex.Pcre

spec :: Spec
spec = do
  forM_ inBytes $ \(option, flags, source) ->
    it (unwords ["grep", option, Char8.unpack source]) $
      compareIn "C" option flags source $
        "/usr/include/pcre2.h" : map ("/usr/share/common-licenses/" <>) ["Artistic", "GPL-2", "GPL-3", "MPL-2.0"]
  forM_ inCharacters $ \source ->
    it (unwords ["grep -P", Char8.unpack source, "in UTF-8"]) $
      compareIn "C.UTF-8" "-P" [Utf] source ["/usr/share/zoneinfo/iso3166.tab"]

-- | Patterns that do not match the empty string, which grep does not show.
inBytes :: [(String, [Flag], ByteString)]
inBytes =
  [ ("-P", [], "the")
  , ("-P", [], "\\b(\\w)(\\w)\\w*\\2\\1\\b")
  , ("-P", [], "^\\s+\\K[A-Z]{2,}(?= )")
  , ("-P", [], "(?<![a-z])un(?!der)\\w+")
  , ("-P", [], "\\d+(?:\\.\\d+)?")
  , ("-P", [], "\"[^\"]*+\"")
  , ("-P", [], "(\\((?:[^()]++|(?1))*\\))")
  , ("-P", [], "(?i)gnu(?-i) General")
  , ("-P", [], "\\w+(?:,|;)$")
  , ("-Pi", [Caseless], "w(arrant|hatsoev)[a-z]*")
  ]

-- | Patterns that ask what a character is.
inCharacters :: [ByteString]
inCharacters =
  [ "^..\\t\\X.{3}$"
  , "[^\\x00-\\x7f]+"
  , "\\p{Lu}\\p{Ll}+ \\p{Ll}"
  , "\\x{e9}\\p{Ll}+"
  ]

-- | Both find the same in each line of the files, and find something.
compareIn :: String -> String -> [Flag] -> ByteString -> [FilePath] -> Expectation
compareIn locale option flags source paths = do
  regex <- either (fail . show) pure (compile source flags)
  counts <- forM paths $ \path -> do
    text <- ByteString.readFile path
    let ours = mapMaybe (found regex) (zip [1 ..] (Char8.lines text))
    theirs <- grep locale option source path
    ours `shouldBe` theirs
    pure (length theirs)
  sum counts `shouldSatisfy` (> 0)
 where
  found regex (number, line) = do
    matched <- match regex line [] >>= listToMaybe
    pure (number, matched)

-- | The first match of each line that has one, with the line's number.
grep :: String -> String -> ByteString -> FilePath -> IO [(Int, ByteString)]
grep locale option source path = do
  let arguments = ["LC_ALL=" <> locale, "grep", "-ano", option, "--", Char8.unpack source, path]
  output <- withCreateProcess (proc "env" arguments) {std_out = CreatePipe} $ \_ out _ _ ->
    maybe (fail "grep has no output") ByteString.hGetContents out
  pure (map NonEmpty.head (NonEmpty.groupBy ((==) `on` fst) (map numbered (Char8.lines output))))
 where
  numbered line = case Char8.readInt line of
    Just (number, rest) -> (number, ByteString.drop 1 rest)
    Nothing -> error ("not a line of grep's: " <> show line)
