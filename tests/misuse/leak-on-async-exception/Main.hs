-- | An exception that arrives when the object is made, and before anybody owns it.
--
-- GHC delivers an exception of another thread, such as that of @timeout@, when the call returns: between it and
-- 'newForeignPtr', unless exceptions are masked.
module Main (main) where

import Control.Concurrent (forkFinally, forkIO, killThread, newEmptyMVar, putMVar, takeMVar, yield)
import Control.Exception (mask_)
import Control.Monad (replicateM)
import Data.Either (isLeft)
import Foreign
import GHC.Conc (BlockReason (..), ThreadStatus (..), threadStatus)
import System.Environment (getArgs)
import System.Mem (performMajorGC)

data DatabaseObject

foreign import ccall safe "database_open" databaseOpen :: IO (Ptr DatabaseObject)

foreign import ccall "&database_drop" databaseFinalizer :: FinalizerPtr DatabaseObject

foreign import ccall unsafe "databases" databases :: IO Int64

foreign import ccall unsafe "has_entered" hasEntered :: IO Word8

foreign import ccall unsafe "resume" resume :: IO ()

main :: IO ()
main = do
  arguments <- getArgs
  opening <- case arguments of
    ["unmasked"] -> pure open
    ["masked"] -> pure (mask_ open)
    _ -> fail "which?"
  results <- replicateM 5 (killedDuring opening)
  performMajorGC
  performMajorGC
  lost <- databases
  putStrLn (show (length (filter id results)) ++ " killed, " ++ show lost ++ " lost")

open :: IO (ForeignPtr DatabaseObject)
open = databaseOpen >>= newForeignPtr databaseFinalizer

-- | Kills a thread while it is in the call, and tells whether that ended it.
killedDuring :: IO a -> IO Bool
killedDuring opening = do
  ended <- newEmptyMVar
  -- Exceptions are not masked between the two, so that it arrives there at the latest.
  thread <- forkFinally (opening <* yield) (\result -> putMVar ended $! isLeft result)
  waitFor (toBool <$> hasEntered)
  -- Waits until the call has returned.
  killing <- forkIO (killThread thread)
  waitFor ((== ThreadBlocked BlockedOnException) <$> threadStatus killing)
  resume
  takeMVar ended

waitFor :: IO Bool -> IO ()
waitFor happened = happened >>= \yes -> if yes then pure () else yield >> waitFor happened
