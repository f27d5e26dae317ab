-- | An ordinary stable pointer to a variable, where GHC's runtime wants one of 'newStablePtrPrimMVar'.
module Main (main) where

import Control.Concurrent
import Control.Exception (BlockedIndefinitelyOnMVar, try)
import Control.Monad (replicateM)
import Foreign.StablePtr
import GHC.Conc (PrimMVar, newStablePtrPrimMVar)
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

foreign import ccall "wake" wake :: StablePtr PrimMVar -> IO ()

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  pointerTo <- case arguments of
    ["ordinary"] -> pure $ \variable -> castPtrToStablePtr . castStablePtrToPtr <$> newStablePtr (variable :: MVar ())
    ["prim"] -> pure newStablePtrPrimMVar
    _ -> fail "which?"
  woken <- replicateM 10 $ do
    variable <- newEmptyMVar
    pointerTo variable >>= wake
    -- GHC fills the variable at the latest when this thread yields.
    performMajorGC
    outcome <- try (takeMVar variable)
    pure (either (const False) (const True) (outcome :: Either BlockedIndefinitelyOnMVar ()))
  putStrLn (show (length (filter id woken)) ++ " of 10 woken")
