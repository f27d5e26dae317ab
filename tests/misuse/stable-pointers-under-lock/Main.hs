-- | Stable pointers that are made and freed while the thread has locked GHC's table of them.
module Main (main) where

import Foreign.Ptr (FunPtr)
import Foreign.StablePtr
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)

foreign import ccall "release_under_lock" releaseUnderLock :: StablePtr Int -> IO ()

foreign import ccall "release_in_bulk" releaseInBulk :: StablePtr Int -> IO ()

foreign import ccall "call_under_lock" callUnderLock :: FunPtr (IO (StablePtr Int)) -> IO (StablePtr Int)

foreign import ccall "wrapper" newMaker :: IO (StablePtr Int) -> IO (FunPtr (IO (StablePtr Int)))

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  putStrLn "locks"
  case arguments of
    ["free"] -> newStablePtr 1 >>= releaseUnderLock
    ["call"] -> newMaker (newStablePtr 1) >>= callUnderLock >>= freeStablePtr
    ["bulk"] -> newStablePtr 1 >>= releaseInBulk
    _ -> fail "which?"
  putStrLn "unlocks"
