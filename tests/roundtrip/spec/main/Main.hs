module Main (main) where

import Cancellation (stoppingBySignal)
import DebugChecks (watching)
import GHC.IO.Encoding (setLocaleEncoding, utf8)
import ProgramExit (departing)
import Spec (spec)
import Test.Hspec (hspec)

-- | What fails may not be ASCII, wherever it is printed.
main :: IO ()
main = setLocaleEncoding utf8 >> departing (watching (stoppingBySignal (hspec spec)))
