-- | Threads that would enter Haskell after its end, of two libraries in one program.
module Main (main) where

import Control.Concurrent (threadDelay)
import qualified First
import qualified Second
import System.Environment (getArgs)
import System.Mem (performGC)

main :: IO ()
main = do
  args <- getArgs
  case args of
    ["first"] -> First.attachInTheEnd
    ["second"] -> Second.attachInTheEnd
    _ -> Second.newWill >>= \_ -> untilExecuted
 where
  -- Finalizers of Haskell's run some time after the collection.
  untilExecuted = do
    performGC
    threadDelay 1000
    executed <- Second.anyExecutedWill
    if executed then pure () else untilExecuted
