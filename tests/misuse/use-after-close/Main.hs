-- | A handle that is used after a copy of it was closed.
module Main (main) where

import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)

data DatabaseObject

newtype Database = Database (ForeignPtr DatabaseObject)

foreign import ccall unsafe "database_open" databaseOpen :: IO (Ptr DatabaseObject)

foreign import ccall unsafe "database_revision" databaseRevision :: Ptr DatabaseObject -> IO Int64

foreign import ccall unsafe "database_close" databaseClose :: Ptr DatabaseObject -> IO ()

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr DatabaseObject

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  close <- case arguments of
    ["close-frees"] -> pure closeAndFree
    ["close-empties"] -> pure closeAndKeep
    _ -> fail "which?"
  database <- Database <$> (databaseOpen >>= newForeignPtr databaseFinalizer)
  let copy = database
  revision copy >>= print
  close database
  revision copy >>= print

revision :: Database -> IO Int64
revision (Database database) = withForeignPtr database databaseRevision

-- | Runs the finalizer now, and no second time. But handles are values, and nobody takes back those that others hold.
closeAndFree :: Database -> IO ()
closeAndFree (Database database) = finalizeForeignPtr database

-- | Releases what the object holds, and leaves the object to the collector.
closeAndKeep :: Database -> IO ()
closeAndKeep (Database database) = withForeignPtr database databaseClose
