-- | A Haskell finalizer that uses an object which the same collection finds unused.
module Main (main) where

import Control.Concurrent.MVar
import Control.Monad (void)
import Data.IORef
import Foreign hiding (void)
import qualified Foreign.Concurrent as Concurrent
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performGC)

data DatabaseObject

newtype Database = Database (ForeignPtr DatabaseObject)

foreign import ccall unsafe "database_open" databaseOpen :: IO (Ptr DatabaseObject)

foreign import ccall unsafe "database_revision" databaseRevision :: Ptr DatabaseObject -> IO Word64

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr DatabaseObject

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  open <- case arguments of
    ["at-once"] -> pure (newForeignPtr databaseFinalizer)
    ["a-collection-late"] -> pure late
    _ -> fail "which?"
  told <- newEmptyMVar
  tellsInTheEnd told . Database =<< open =<< databaseOpen
  performGC
  -- The non-threaded runtime runs C finalizers before the next collection.
  performGC
  takeMVar told >>= print

-- | Has a finalizer tell the database's revision, when the program has no more use for either.
tellsInTheEnd :: MVar Word64 -> Database -> IO ()
tellsInTheEnd told (Database database) = do
  key <- newIORef ()
  void (mkWeakIORef key (withForeignPtr database databaseRevision >>= putMVar told))

-- | A handle whose object is kept until Haskell's finalizers have run.
late :: Ptr DatabaseObject -> IO (ForeignPtr DatabaseObject)
late object = do
  kept <- newForeignPtr databaseFinalizer object
  stable <- newStablePtr kept
  handle <- newForeignPtr_ object
  Concurrent.addForeignPtrFinalizer handle $ do
    Concurrent.addForeignPtrFinalizer handle (touchForeignPtr kept)
    freeStablePtr stable
  pure handle
