-- | A Haskell function that Rust calls while GHC's runtime does not run.
module Main (main, answer) where

import Data.Word (Word64)
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)

foreign export ccall answer :: IO Word64

answer :: IO Word64
answer = pure 42

foreign import ccall "call_after_main" callAfterMain :: IO ()

foreign import ccall "call_now" callNow :: IO Word64

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  case arguments of
    ["after"] -> putStrLn "ends" >> callAfterMain
    ["during"] -> callNow >>= print
    _ -> fail "which?"
