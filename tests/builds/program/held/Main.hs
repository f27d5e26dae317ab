-- | Objects of two libraries in one program, whose memory GHC does not see: of each library's, few are left when many have been made.
module Main (main) where

import Control.Monad (replicateM_)
import qualified First
import qualified Second
import System.Environment (getArgs)

main :: IO ()
main = do
  args <- getArgs
  alive <- case args of
    ["first"] -> 300 `times` first >> First.aliveBlock
    ["second"] -> 300 `times` second >> Second.aliveBlock
    _ -> 150 `times` (first >> second) >> (+) <$> First.aliveBlock <*> Second.aliveBlock
  putStrLn (if alive < 150 then "few" else show alive)
 where
  times = replicateM_
  first = First.newBlock >>= First.blockFirst
  second = Second.newBlock >>= Second.blockFirst
