-- | An exception that arrives when the object is made, and before anybody owns it.
--
-- GHC delivers the exception of 'timeout' when the call returns: between it and 'newForeignPtr', unless exceptions
-- are masked.
module Main (main) where

import Control.Exception (mask_)
import Control.Monad (replicateM)
import Data.Maybe (isNothing)
import Foreign
import System.Environment (getArgs)
import System.Mem (performMajorGC)
import System.Timeout (timeout)

data DatabaseObject

foreign import ccall safe "database_open" databaseOpen :: IO (Ptr DatabaseObject)

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr DatabaseObject

foreign import ccall unsafe "databases" databases :: IO Int64

main :: IO ()
main = do
  arguments <- getArgs
  opening <- case arguments of
    ["unmasked"] -> pure open
    ["masked"] -> pure (mask_ open)
    _ -> fail "which?"
  results <- replicateM 5 (timeout 10000 opening)
  performMajorGC
  performMajorGC
  lost <- databases
  putStrLn (show (length (filter isNothing results)) ++ " timed out, " ++ show lost ++ " lost")

open :: IO (ForeignPtr DatabaseObject)
open = databaseOpen >>= newForeignPtr databaseFinalizer
