{-# LANGUAGE OverloadedStrings #-}

-- | Searches files for lines that match a regular expression, as @grep -rnE@ does.
module Main (main) where

import Control.Exception (displayException, handle, try)
import Data.Bifunctor (first)
import Data.ByteString (ByteString)
import qualified Data.ByteString.Char8 as C
import Data.Maybe (fromMaybe)
import Data.Text (Text)
import qualified Data.Text as T
import Data.Text.Encoding (decodeUtf8', encodeUtf8)
import GHC.IO.Encoding (setFileSystemEncoding)
import System.Directory (doesDirectoryExist)
import System.Environment (getArgs, lookupEnv)
import System.Exit (ExitCode (..), exitWith)
import System.IO
import System.Posix.Signals (Handler (Default), installHandler, sigPIPE)
import Text.Regex.Rust (Case, PatternError (..), Regex, newRegex)

import Display (Style (..))
import Options
import Search (Search (Search), failure, searchPath)
import qualified Search
import Verdict (exitCode)
import Walk (forAll)

main :: IO ()
main = do
  -- Paths, arguments and what is printed are bytes; a Char holds one.
  setFileSystemEncoding char8
  mapM_ (`hSetBinaryMode` True) [stdin, stdout, stderr]
  hSetBuffering stdout (BlockBuffering (Just 65536))
  -- A reader that goes away ends this program, as any other in a pipe.
  _ <- installHandler sigPIPE Default Nothing
  command <- parse <$> getArgs
  exitWith =<< handle unwritten (either misused run command <* hFlush stdout)
  where
    unwritten = fmap exitCode . failure "standard output"

misused :: String -> IO ExitCode
misused complaint = trouble (C.pack (complaint <> "Try 'hgrep --help' for more information."))

trouble :: ByteString -> IO ExitCode
trouble message = ExitFailure 2 <$ C.hPutStrLn stderr ("hgrep: " <> message)

run :: Command -> IO ExitCode
run Help = ExitSuccess <$ putStr usage
run (Find options expression paths) =
  compile (letterCase options) expression >>= either (trouble . encodeUtf8) (find options paths)

find :: Options -> [FilePath] -> Regex -> IO ExitCode
find options paths regex = do
  byName <- isNaming paths
  style <- chooseStyle (painted options)
  let search =
        Search
          { Search.regex = regex
          , Search.options = options
          , Search.showsName = fromMaybe byName (named options)
          , Search.style = style
          }
  exitCode <$> forAll (searchPath search) (if null paths then ["-"] else paths)

-- | Whether lines begin with a path unless the user says otherwise: when there could be several.
isNaming :: [FilePath] -> IO Bool
isNaming [path] = doesDirectoryExist path
isNaming paths = pure (length paths > 1)

chooseStyle :: When -> IO Style
chooseStyle Always = pure Painted
chooseStyle Never = pure Plain
chooseStyle OnTerminal = do
  terminal <- hIsTerminalDevice stdout
  kind <- lookupEnv "TERM"
  pure (if terminal && kind `notElem` [Nothing, Just "dumb"] then Painted else Plain)

-- | Compiles the pattern, or tells what is wrong with it, and where.
compile :: Case -> String -> IO (Either Text Regex)
compile sensitivity expression = case decodeUtf8' (C.pack expression) of
  Left _ -> pure (Left "the pattern is not UTF-8")
  Right text -> first (explain text) <$> try (newRegex text sensitivity)

explain :: Text -> PatternError -> Text
explain expression problem = case problem of
  Syntax {syntaxPosition = position, syntaxReason = reason} ->
    T.intercalate "\n" [reason, indent <> expression, indent <> blank (T.take (fromIntegral position) expression) <> "^"]
  TooBig -> T.pack (displayException problem)
  where
    indent = "  "
    blank = T.map (\c -> if c == '\t' then c else ' ')
