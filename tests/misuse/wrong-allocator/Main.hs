-- | Memory that is freed by another allocator than its own.
module Main (main) where

import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

foreign import ccall unsafe "counter_new" counterNew :: IO (Ptr Word64)

foreign import ccall unsafe "counter_drop" counterDrop :: Ptr Word64 -> IO ()

foreign import ccall "&counter_drop" counterFinalizer :: FinalizerPtr Word64

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  case arguments of
    ["rust-to-free"] -> counterNew >>= use finalizerFree
    ["rust-to-rust"] -> counterNew >>= use counterFinalizer
    ["haskell-to-box"] -> new 7 >>= counterDrop
    ["haskell-to-free"] -> new 7 >>= use finalizerFree
    _ -> fail "which?"

-- | Reads a number that Haskell now owns, and lets the collector have it.
use :: FinalizerPtr Word64 -> Ptr Word64 -> IO ()
use finalizer pointer = do
  owned <- newForeignPtr finalizer pointer
  withForeignPtr owned peek >>= print
  performMajorGC
  performMajorGC
