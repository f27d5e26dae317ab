-- | Objects of two builds of one crate, in two libraries that keep nothing apart.
module Main (main) where

import qualified One
import System.Mem (performGC)
import qualified Two

main :: IO ()
main = do
  putStrLn "a call is made"
  _ <- One.circle 1000
  _ <- Two.circle 1000
  performGC
  performGC
