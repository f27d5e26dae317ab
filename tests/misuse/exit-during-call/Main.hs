-- | A call that ends GHC's runtime, or waits for a thread that does.
module Main (main) where

import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)

foreign import ccall "exit_within_call" exitWithinCall :: IO ()

foreign import ccall "exit_beside_call" exitBesideCall :: IO ()

foreign import ccall "start_and_exit_within_call" startAndExitWithinCall :: IO ()

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  putStrLn "calls"
  case arguments of
    ["within"] -> exitWithinCall
    ["beside"] -> exitBesideCall
    ["counted"] -> startAndExitWithinCall
    _ -> fail "which?"
  putStrLn "returns"
