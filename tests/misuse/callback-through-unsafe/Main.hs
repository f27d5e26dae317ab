-- | A call back to Haskell, through an import that says that there is none.
module Main (main) where

import Data.Word (Word64)
import Foreign.Ptr (FunPtr)
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

type Function = Word64 -> IO Word64

foreign import ccall "wrapper" newFunction :: Function -> IO (FunPtr Function)

foreign import ccall unsafe "apply" applyUnsafe :: FunPtr Function -> Word64 -> IO Word64

foreign import ccall safe "apply" applySafe :: FunPtr Function -> Word64 -> IO Word64

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  apply <- case arguments of
    ["unsafe"] -> pure applyUnsafe
    ["safe"] -> pure applySafe
    _ -> fail "which?"
  double <- newFunction (\number -> 2 * number <$ performMajorGC)
  putStrLn "calls"
  apply double 21 >>= print
