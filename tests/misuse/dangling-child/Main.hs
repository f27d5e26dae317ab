-- | A part that is used when the whole has been released.
module Main (main) where

import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performMajorGC)

data DatabaseObject

data MessageObject

foreign import ccall unsafe "database_open" databaseOpen :: IO (Ptr DatabaseObject)

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr DatabaseObject

foreign import ccall unsafe "database_first" databaseFirst :: Ptr DatabaseObject -> IO (Ptr Word64)

foreign import ccall unsafe "message_new" messageNew :: Ptr DatabaseObject -> IO (Ptr MessageObject)

foreign import ccall "&message_drop" messageFinalizer :: FinalizerPtr MessageObject

foreign import ccall unsafe "shared_open" sharedOpen :: IO (Ptr DatabaseObject)

foreign import ccall "&shared_drop" sharedFinalizer :: FinalizerPtr DatabaseObject

foreign import ccall unsafe "shared_message_new" sharedMessageNew :: Ptr DatabaseObject -> IO (Ptr MessageObject)

foreign import ccall "&shared_message_drop" sharedMessageFinalizer :: FinalizerPtr MessageObject

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  case arguments of
    ["pointer"] -> do
      database <- databaseOpen >>= newForeignPtr databaseFinalizer
      message <- withForeignPtr database databaseFirst
      collect
      peek message >>= print
    ["pointer-with-handle"] -> do
      database <- databaseOpen >>= newForeignPtr databaseFinalizer
      message <- withForeignPtr database databaseFirst
      collect
      withForeignPtr database (const (peek message)) >>= print
    ["one-collection"] -> do
      database <- databaseOpen >>= newForeignPtr databaseFinalizer
      message <- withForeignPtr database messageNew >>= newForeignPtr messageFinalizer
      touchForeignPtr message
      touchForeignPtr database
    ["after-another"] -> do
      database <- databaseOpen >>= newForeignPtr databaseFinalizer
      message <- withForeignPtr database messageNew >>= newForeignPtr messageFinalizer
      performMajorGC
      touchForeignPtr message
      touchForeignPtr database
    ["counted"] -> do
      database <- sharedOpen >>= newForeignPtr sharedFinalizer
      message <- withForeignPtr database sharedMessageNew >>= newForeignPtr sharedMessageFinalizer
      touchForeignPtr message
      touchForeignPtr database
    _ -> fail "which?"
  collect
  putStrLn "collected"

collect :: IO ()
collect = performMajorGC >> performMajorGC
