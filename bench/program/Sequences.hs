-- |
-- Sequences, folded, against a closure that is called for each item.
module Sequences (sequences, printResidency) where

import Comparison (Comparison (..))
import Control.Concurrent (forkIO, killThread, threadDelay)
import Control.Exception (evaluate)
import Control.Monad (forever, void)
import Data.IORef (IORef, modifyIORef', newIORef, readIORef)
import Data.Word (Word64)
import Foreign.Ptr (FunPtr, freeHaskellFunPtr)
import GHC.Stats (RTSStats (..), getRTSStats)
import Hsffi.Bench (Items, eachNumber, foldItems, leafNumbers, numbers)
import System.Mem (performMajorGC)
import Text.Printf (printf)

foreign import ccall safe "by_hand_each_number"
  byHandEachNumber :: Word64 -> FunPtr (Word64 -> IO ()) -> IO ()

foreign import ccall "wrapper"
  wrap :: (Word64 -> IO ()) -> IO (FunPtr (Word64 -> IO ()))

-- | The sum of a million numbers, by each number.
sequences :: [Comparison]
sequences =
  [ Comparison "items by safe pulls, closure" (Just 15) 1000000 [folded numbers] [summed eachNumber]
  , Comparison "items by unsafe pulls, closure" (Just 15) 1000000 [folded leafNumbers] [summed eachNumber]
  , Comparison "items by safe pulls, by hand" (Just 15) 1000000 [folded numbers] [summed byHandEach]
  , Comparison "items by unsafe pulls, by hand" (Just 15) 1000000 [folded leafNumbers] [summed byHandEach]
  ]

folded :: (Word64 -> IO (Items Word64)) -> Int -> IO ()
folded make count = void (make (fromIntegral count) >>= foldItems (+) 0 >>= evaluate)
{-# INLINE folded #-}

summed :: (Word64 -> (Word64 -> IO ()) -> IO ()) -> Int -> IO ()
summed each count = do
  total <- newIORef 0
  each (fromIntegral count) (addTo total)
  void (readIORef total)
{-# INLINE summed #-}

addTo :: IORef Word64 -> Word64 -> IO ()
addTo total n = modifyIORef' total (+ n)

byHandEach :: Word64 -> (Word64 -> IO ()) -> IO ()
byHandEach end f = do
  wrapped <- wrap f
  byHandEachNumber end wrapped
  freeHaskellFunPtr wrapped

-- | How much is alive at most while ten million numbers are folded, as another thread finds that keeps collecting. To be
-- told before anything else, since the runtime keeps the maximum of the whole run.
printResidency :: IO ()
printResidency = do
  performMajorGC
  before <- getRTSStats
  collector <- forkIO (forever (performMajorGC >> threadDelay 1000))
  folded numbers 10000000
  killThread collector
  after <- getRTSStats
  let most = max_live_bytes after `div` 1024
  printf
    "Folding 10,000,000 items, %d KiB are alive at most, in %d major collections; %d KiB before%s\n"
    most
    (major_gcs after - major_gcs before)
    (max_live_bytes before `div` 1024)
    (if most <= 1024 then "" else "; at most 1024: MISSED" :: String)
