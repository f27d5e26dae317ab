-- | An object that one thread closes while another is in a call on it.
module Main (main) where

import Control.Concurrent (forkIO, newEmptyMVar, putMVar, takeMVar, yield)
import Foreign
import System.Environment (getArgs)

data Database

foreign import ccall unsafe "database_open" databaseOpen :: IO (Ptr Database)

foreign import ccall safe "database_revision" databaseRevision :: Ptr Database -> IO Word64

foreign import ccall unsafe "database_close" databaseClose :: Ptr Database -> IO ()

foreign import ccall unsafe "database_try_close" databaseTryClose :: Ptr Database -> IO Word8

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr Database

foreign import ccall unsafe "has_entered" hasEntered :: IO Word8

foreign import ccall unsafe "resume" resume :: IO ()

main :: IO ()
main = do
  arguments <- getArgs
  close <- case arguments of
    ["close-frees"] -> pure (\database -> 1 <$ databaseClose database)
    ["close-asks"] -> pure databaseTryClose
    _ -> fail "which?"
  database <- databaseOpen >>= newForeignPtr databaseFinalizer
  answer <- newEmptyMVar
  _ <- forkIO (withForeignPtr database databaseRevision >>= putMVar answer)
  waitFor hasEntered
  closed <- withForeignPtr database close
  putStrLn (if toBool closed then "closed" else "in use")
  resume
  takeMVar answer >>= print
  again <- withForeignPtr database close
  putStrLn (if toBool again then "closed" else "in use")

waitFor :: IO Word8 -> IO ()
waitFor happened = do
  yes <- toBool <$> happened
  if yes then pure () else yield >> waitFor happened
