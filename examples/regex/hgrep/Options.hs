-- | What the command line asks for.
module Options
  ( Command (..)
  , Options (..)
  , Output (..)
  , When (..)
  , parse
  , usage
  )
where

import Control.Monad (foldM)
import System.Console.GetOpt
import Text.Regex.Rust (Case (..))

data Command
  = Help
  | Find Options String [FilePath]

data Options = Options
  { wantsHelp :: Bool
  , letterCase :: Case
  , inverted :: Bool
    -- ^ Whether the lines without a match are selected.
  , binaryAsText :: Bool
  , output :: Output
  , named :: Maybe Bool
    -- ^ Whether lines begin with the file's path. Unless said, that depends on the paths.
  , painted :: When
  }

data Output
  = Lines
  | Counts
  | Names

data When
  = Always
  | OnTerminal
  | Never

parse :: [String] -> Either String Command
parse arguments = case getOpt Permute descriptions arguments of
  (_, _, complaint : _) -> Left complaint
  (changes, operands, []) -> do
    options <- foldM (\options change -> change options) defaults changes
    case operands of
      _ | wantsHelp options -> Right Help
      expression : paths -> Right (Find options expression paths)
      [] -> Left "no pattern is given\n"

defaults :: Options
defaults =
  Options
    { wantsHelp = False
    , letterCase = Sensitive
    , inverted = False
    , binaryAsText = False
    , output = Lines
    , named = Nothing
    , painted = OnTerminal
    }

descriptions :: [OptDescr (Options -> Either String Options)]
descriptions =
  [ flag 'i' "ignore-case" "let upper and lower case match each other" $ \o -> o {letterCase = Insensitive}
  , flag 'v' "invert-match" "select the lines that do not match" $ \o -> o {inverted = True}
  , flag 'c' "count" "print the number of selected lines of each file" $ \o -> o {output = counts (output o)}
  , flag 'l' "files-with-matches" "print the files with selected lines" $ \o -> o {output = Names}
  , flag 'H' "with-filename" "print the path before each line" $ \o -> o {named = Just True}
  , flag 'h' "no-filename" "do not print the path before each line" $ \o -> o {named = Just False}
  , flag 'a' "text" "print the lines of binary files, too" $ \o -> o {binaryAsText = True}
  , Option [] ["color", "colour"] (OptArg colour "WHEN") "paint matches: always, never or auto (on a terminal)"
  , flag '?' "help" "print this" $ \o -> o {wantsHelp = True}
  ]
  where
    flag short long help change = Option [short] [long] (NoArg (Right . change)) help
    -- Names win over counts, whichever comes first.
    counts Names = Names
    counts _ = Counts

colour :: Maybe String -> Options -> Either String Options
colour name options = case name of
  Nothing -> Right options {painted = OnTerminal}
  Just "auto" -> Right options {painted = OnTerminal}
  Just "always" -> Right options {painted = Always}
  Just "never" -> Right options {painted = Never}
  Just other -> Left ("--color is always, never or auto, not " <> other <> "\n")

usage :: String
usage =
  usageInfo
    "Usage: hgrep [OPTION]... PATTERN [PATH]...\n\
    \Prints the lines of the files, or of the files below the directories, that match the pattern,\n\
    \with their numbers; without a path, those of the standard input.\n"
    descriptions
    <> "\nThe exit code is 0 when a line is selected, 1 when none is, and 2 when something went wrong.\n"
