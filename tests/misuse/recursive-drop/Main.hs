-- | A finalizer that needs more stack than its thread has.
module Main (main) where

import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

data List

foreign import ccall unsafe "deep_new" deepNew :: IO (Ptr List)

foreign import ccall "&deep_drop" deepFinalizer :: FinalizerPtr List

foreign import ccall unsafe "flat_new" flatNew :: IO (Ptr List)

foreign import ccall "&flat_drop" flatFinalizer :: FinalizerPtr List

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  list <- case arguments of
    ["recursive"] -> deepNew >>= newForeignPtr deepFinalizer
    ["loop"] -> flatNew >>= newForeignPtr flatFinalizer
    _ -> fail "which?"
  putStrLn "made"
  touchForeignPtr list
  performMajorGC
  performMajorGC
  putStrLn "collected"
