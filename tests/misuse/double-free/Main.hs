-- | An object that is released by two.
module Main (main) where

import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

data DatabaseObject

foreign import ccall unsafe "database_open" databaseOpen :: IO (Ptr DatabaseObject)

foreign import ccall unsafe "database_revision" databaseRevision :: Ptr DatabaseObject -> IO Word64

foreign import ccall unsafe "database_drop" databaseDrop :: Ptr DatabaseObject -> IO ()

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr DatabaseObject

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  case arguments of
    ["call-and-finalizer"] -> do
      database <- open
      withForeignPtr database databaseDrop
    ["finalizer"] -> do
      database <- open
      finalizeForeignPtr database
    ["two-handles"] -> do
      database <- open
      other <- withForeignPtr database (newForeignPtr databaseFinalizer)
      withForeignPtr other databaseRevision >>= print
    ["one-handle-twice"] -> do
      database <- open
      let other = database
      withForeignPtr other databaseRevision >>= print
    _ -> fail "which?"
  performMajorGC
  performMajorGC

open :: IO (ForeignPtr DatabaseObject)
open = do
  database <- databaseOpen >>= newForeignPtr databaseFinalizer
  withForeignPtr database databaseRevision >>= print
  pure database
