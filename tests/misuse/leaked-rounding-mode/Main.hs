-- | An import of what changes how floating-point numbers are rounded.
--
-- GHC neither sets the floating-point environment nor looks at it, so what Haskell computes afterwards is another number.
module Main (main) where

import Control.Exception (evaluate)
import Data.IORef (newIORef, readIORef)
import System.Environment (getArgs)

foreign import ccall unsafe "inverse_and_leave" inverseAndLeave :: Double -> IO Double

foreign import ccall unsafe "inverse_and_restore" inverseAndRestore :: Double -> IO Double

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    ["leave"] -> beside inverseAndLeave
    ["restore"] -> beside inverseAndRestore
    _ -> fail "which?"

-- | Tells whether a third is the same number before and after Rust has computed one.
beside :: (Double -> IO Double) -> IO ()
beside inverse = do
  before <- third
  _ <- inverse 3
  after <- third
  putStrLn (if before == after then "a third is a third" else "a third is no third")

-- | A third, divided anew.
third :: IO Double
third = newIORef 3 >>= readIORef >>= evaluate . (1 /)
