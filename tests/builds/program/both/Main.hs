-- | Values of one version of a crate, in a library that has two.
module Main (main) where

import Both
import System.Mem (performGC)

main :: IO ()
main = do
  made <- circle 1000
  points made >>= print
  isSolid Solid >>= print
  performGC
  performGC
  points made >>= print
