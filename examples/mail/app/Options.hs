{-# LANGUAGE OverloadedStrings #-}

-- | What the command line asks for.
module Options
  ( Command (..)
  , Output (..)
  , Change (..)
  , parse
  , usage
  )
where

import Data.Bifunctor (first)
import Data.Text (Text)
import qualified Data.Text as T

data Command
  = Help
  | Index Text
  | Search Output Text
  | Show Text
  | Tag [Change] Text

data Output
  = Summary
  | Threads
  | Messages
  | Files
  | Tags
  | Count

data Change
  = Add Text
  | Remove Text

-- | The database's file, where the arguments name one, and the command.
parse :: [Text] -> Either Text (Maybe Text, Command)
parse arguments = case arguments of
  "--database" : file : rest -> (,) (Just file) <$> command rest
  ["--database"] -> Left "--database needs a file"
  _ -> (,) Nothing <$> command arguments

command :: [Text] -> Either Text Command
command [help] | help `elem` ["help", "--help", "-h"] = Right Help
command ["index", directory] = Right (Index directory)
command ("index" : _) = Left "index needs one directory"
command ("search" : arguments) = search Summary arguments
command ["show", name] = Right (Show name)
command ("show" : _) = Left "show needs the id of one message"
command ("tag" : arguments) = tag arguments
command (unknown : _) = Left ("there is no command " <> unknown)
command [] = Left "no command is given"

search :: Output -> [Text] -> Either Text Command
search output arguments = case arguments of
  [] -> Left "search needs a query; * finds all messages"
  option : rest
    | Just name <- T.stripPrefix "--output=" option ->
      maybe (Left ("no output is called " <> name)) (`search` rest) (lookup name outputs)
  "--" : rest -> Search output <$> query rest
  rest -> Search output <$> query rest

outputs :: [(Text, Output)]
outputs =
  [ ("summary", Summary)
  , ("threads", Threads)
  , ("messages", Messages)
  , ("files", Files)
  , ("tags", Tags)
  , ("count", Count)
  ]

-- | Changes first, then the query. A query that begins with a hyphen comes after @--@.
tag :: [Text] -> Either Text Command
tag arguments = case changesFirst arguments of
  ([], _) -> Left "tag needs +TAG or -TAG"
  (changes, "--" : rest) -> Tag changes <$> query rest
  (changes, rest) -> Tag changes <$> query rest

changesFirst :: [Text] -> ([Change], [Text])
changesFirst (argument : rest)
  | Just change <- readChange argument = first (change :) (changesFirst rest)
changesFirst rest = ([], rest)

readChange :: Text -> Maybe Change
readChange "--" = Nothing
readChange argument = case T.uncons argument of
  Just ('+', name) -> Just (Add name)
  Just ('-', name) -> Just (Remove name)
  _ -> Nothing

query :: [Text] -> Either Text Text
query [] = Left "a query is missing; * finds all messages"
query terms = Right (T.unwords terms)

usage :: Text
usage =
  "Usage: hmail [--database FILE] COMMAND\n\
  \\n\
  \  index DIRECTORY                      index what is new in a maildir\n\
  \  search [--output=OUTPUT] QUERY...    list what matches, the newest first:\n\
  \                                       summary (unless told), threads, messages, files,\n\
  \                                       tags or count\n\
  \  show ID                              show a message\n\
  \  tag +TAG|-TAG... [--] QUERY...       change the tags of the messages that match\n\
  \\n\
  \The database is the file HMAIL_DATABASE, or .hmail in the home directory, unless the option names another.\n\
  \A query is of words, some of which may end in *, and of terms from:, to:, subject:, tag:, id: and thread:;\n\
  \a term after a hyphen is one that must not match, and quotation marks keep blanks in a term.\n"
