module Main (main) where

import Departure (departing)
import Spec (spec)
import Test.Hspec (hspec)

main :: IO ()
main = departing (hspec spec)
