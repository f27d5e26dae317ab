-- | A database that is opened again, while a handle that nobody has any more keeps it locked.
--
-- Only the handle's finalizer unlocks it, which takes a garbage collection, and there is none during an @unsafe@ call.
-- During a @safe@ one there may be, if the runtime is the threaded one.
module Main (main) where

import Control.Concurrent (forkIO, yield)
import Control.Monad (forever, void)
import Foreign hiding (void)
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

data DatabaseObject

foreign import ccall unsafe "database_open" databaseOpenUnsafe :: IO (Ptr DatabaseObject)

foreign import ccall safe "database_open" databaseOpenSafe :: IO (Ptr DatabaseObject)

foreign import ccall unsafe "is_awaited" isAwaited :: IO Word8

foreign import ccall "&database_close" databaseFinalizer :: FinalizerPtr DatabaseObject

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  let openTwice open = do
        void (open >>= newForeignPtr databaseFinalizer)
        putStrLn "opens again"
        void (open >>= newForeignPtr databaseFinalizer)
        putStrLn "opened"
  case arguments of
    ["unsafe"] -> collecting >> openTwice databaseOpenUnsafe
    ["safe"] -> collecting >> openTwice databaseOpenSafe
    ["idle"] -> openTwice databaseOpenSafe
    _ -> fail "which?"

-- | Has another thread collect garbage, over and over, beginning when the second call waits.
collecting :: IO ()
collecting = void . forkIO . forever $ do
  awaited <- isAwaited
  if toBool awaited then performMajorGC else yield
