-- | A finalizer in C's convention that calls Haskell.
module Main (main) where

import qualified Foreign.Concurrent as Haskell
import Control.Concurrent.MVar (newEmptyMVar, putMVar, takeMVar)
import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

type Tell = Word64 -> IO ()

foreign import ccall "wrapper" newTell :: Tell -> IO (FunPtr Tell)

foreign import ccall unsafe "object_new" objectNew :: IO (Ptr Word64)

foreign import ccall safe "object_drop" objectDrop :: FunPtr Tell -> Ptr Word64 -> IO ()

foreign import ccall "&object_drop" objectFinalizer :: FinalizerEnvPtr Tell Word64

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  released <- newEmptyMVar
  tell <- newTell (putMVar released)
  object <- objectNew
  owned <- case arguments of
    ["c-finalizer"] -> newForeignPtrEnv objectFinalizer (castFunPtrToPtr tell) object
    ["haskell-finalizer"] -> Haskell.newForeignPtr object (objectDrop tell object)
    _ -> fail "which?"
  withForeignPtr owned peek >>= print
  performMajorGC
  performMajorGC
  number <- takeMVar released
  putStrLn ("released " ++ show number)
