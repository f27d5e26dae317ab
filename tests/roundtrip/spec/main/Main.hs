module Main (main) where

import Departure (departing)
import GHC.IO.Encoding (setLocaleEncoding, utf8)
import Spec (spec)
import Stopping (stoppingBySignal)
import Test.Hspec (hspec)
import Watched (watching)

-- | What fails may not be ASCII, wherever it is printed.
main :: IO ()
main = setLocaleEncoding utf8 >> departing (watching (stoppingBySignal (hspec spec)))
