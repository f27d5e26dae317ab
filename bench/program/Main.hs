-- |
-- What hsffi's calls, objects and sequences cost, beside others.
module Main (main) where

import Calls (calls, closures)
import Comparison (Measure (..), Table (..), printTable)
import Objects (choices, gates, lives)
import Results (results)
import Sequences (printResidency, sequences)
import Values (againstBorsh, againstJson, againstRust, records, vectors)

main :: IO ()
main = do
  printResidency
  calls >>= printTable . Table 60 ("generated", "by hand") Ratio
  printTable (Table 60 ("generated", "wrapper") Alone closures)
  printTable (Table 60 ("generated", "by hand") Ratio lives)
  gates >>= printTable . Table 60 ("gated", "plain") More
  printTable (Table 10 ("pulled", "callback") Faster sequences)
  printTable (Table 60 ("generated", "Storable") Ratio records)
  vectors >>= printTable . Table 30 ("generated", "by hand") Ratio
  againstJson >>= printTable . Table 10 ("generated", "JSON") Faster
  againstBorsh >>= printTable . Table 10 ("generated", "Borsh") Faster
  againstRust >>= printTable . Table 10 ("generated", "Rust alone") Ratio
  -- Last, since they leave GHC's heap in pieces.
  printTable (Table 60 ("option", "without") Ratio choices)
  printTable (Table 30 ("generated", "finalizer") Ratio results)
