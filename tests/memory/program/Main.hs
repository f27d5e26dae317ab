-- |
-- Makes values whose memory GHC's collector does not see, and tells what the program took at most.
module Main (main) where

import Control.Concurrent (forkIO, forkOS, newEmptyMVar, putMVar, rtsSupportsBoundThreads, takeMVar)
import Control.Exception (evaluate)
import Control.Monad (foldM, foldM_, forM, forM_, replicateM, replicateM_, unless, void)
import qualified Data.ByteString as ByteString
import Data.ByteString (ByteString)
import Data.List (foldl')
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import GHC.Stats (RTSStats (..), getRTSStats)
import Hsffi.Memory
import System.Environment (getArgs)
import System.Mem (performMajorGC)

main :: IO ()
main = do
  [work, count] <- getArgs
  act work (read count)
  stats <- getRTSStats
  peak <- mostResident
  putStrLn (unwords [show peak, show (gcs stats), show (major_gcs stats)])

-- | The most memory that the system has given to this program, in KiB: @VmHWM@ of Linux's @status@ (proc(5)).
mostResident :: IO Int
mostResident = do
  fields <- map words . lines <$> readFile "/proc/self/status"
  case [read amount | "VmHWM:" : amount : _ <- fields] of
    [amount] -> pure amount
    _ -> fail "status has no VmHWM"

act :: String -> Int -> IO ()
act "bytes" count = replicateM_ count (bytes >>= used)
act "leaf" count = replicateM_ count (leafBytes >>= used)
act "among" count = forM_ [1 .. count] $ \n -> do
  (_, wanted, _) <- bytesAmongOthers (even n)
  mapM_ used wanted
act "pure" count = forM_ [1 .. count] (used . pureBytes . fromIntegral)
act "numbers" count = replicateM_ count (numbers >>= \them -> evaluate (Vector.last them))
act "spare" count = replicateM_ count (spareBytes >>= used)
act "few" count = replicateM_ count (fewBytes >>= used)
-- Kept as long as they are made.
act "small" count = do
  kept <- foldM (\others _ -> (: others) <$> someBytes 20) [] [1 .. count]
  performMajorGC
  mapM_ used kept
act "text" count = replicateM_ count (text >>= evaluate . Text.length)
act "c" count = replicateM_ count (bytesOfC >>= mapM_ used)
act "malloc" count = do
  mebibyte <- evaluate (ByteString.replicate 1048576 1)
  replicateM_ count (sameBytes mebibyte >>= used)
act "closure" count = eachBytes (fromIntegral count) used
act "items" count = itemsOfBytes (fromIntegral count) >>= \items -> forItems_ items used
act "list" count = itemsOfBytes (fromIntegral count) >>= itemsToList >>= mapM_ used
act "threads" count = onThreads (void . forkIO) count
act "osthreads" count = onThreads (void . if rtsSupportsBoundThreads then forkOS else forkIO) count
act "block" count = replicateM_ count (newBlock >>= blockFirst)
act "closeable" count = replicateM_ count (newCloseableBlock >>= closeableBlockFirst)
act "exclusive" count = replicateM_ count (newExclusiveBlock >>= exclusiveBlockFirst)
act "bound" count = replicateM_ count (newBoundBlock >>= boundBlockFirst)
act "haskell" count = replicateM_ count (newHaskellBlock >>= haskellBlockFirst)
act "thread" count = replicateM_ count (newThreadBlock >>= threadBlockFirst)
-- The one before the last is used with each, so that it outlives a collection.
act "chain" count = foldM_ chained ByteString.empty [1 .. count]
 where
  chained before _ = do
    now <- bytes
    now <$ unless (ByteString.null before) (used before)
act "fold" count = do
  let set = foldl' setInsert (belowSet 1000000) [1000000 .. 1000000 + fromIntegral count - 1]
  unless (setCount set == 1000000 + fromIntegral count) $ fail "the set lacks numbers"
act "kept" count = do
  kept <- replicateM count bytes
  mapM_ used kept
act work _ = fail ("there is no work " ++ work)

used :: ByteString -> IO ()
used = void . evaluate . ByteString.last

onThreads :: (IO () -> IO ()) -> Int -> IO ()
onThreads fork count = do
  waits <- forM [1 .. 4 :: Int] $ \_ -> do
    done <- newEmptyMVar
    done <$ fork (act "bytes" (count `div` 4) >> putMVar done ())
  mapM_ takeMVar waits
