-- | What came of a search.
module Verdict
  ( Verdict (..)
  , exitCode
  )
where

import System.Exit (ExitCode (..))

data Verdict = Verdict
  { selected :: !Bool
  , failed :: !Bool
  }

instance Semigroup Verdict where
  Verdict s f <> Verdict s' f' = Verdict (s || s') (f || f')

instance Monoid Verdict where
  mempty = Verdict {selected = False, failed = False}

exitCode :: Verdict -> ExitCode
exitCode verdict
  | failed verdict = ExitFailure 2
  | selected verdict = ExitSuccess
  | otherwise = ExitFailure 1
