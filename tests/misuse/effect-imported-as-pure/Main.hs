-- | Calls of Rust that are made values by hand.
module Main (main) where

import Control.Concurrent
import Control.Exception (evaluate, mask_)
import Control.Monad (forM)
import Data.IORef
import Foreign
import System.Environment (getArgs)
import System.IO.Unsafe (unsafeDupablePerformIO, unsafePerformIO)
import System.Mem (performMajorGC)

foreign import ccall unsafe "count_up" countUp :: IO ()

foreign import ccall unsafe "count_at" countAt :: Word64 -> Word64

foreign import ccall unsafe "count_at" countNow :: Word64 -> IO Word64

foreign import ccall safe "ticket_new" ticketNew :: IO (Ptr Word64)

foreign import ccall "&ticket_free" ticketFinalizer :: FinalizerPtr Word64

foreign import ccall unsafe "tickets_taken" ticketsTaken :: IO Word64

foreign import ccall unsafe "tickets_released" ticketsReleased :: IO Word64

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    -- Of equal values, GHC makes one.
    ["value"] -> do
      print (countAt 7)
      countUp
      print (countAt 7)
    ["action"] -> do
      countNow 7 >>= print
      countUp
      countNow 7 >>= print
    ["dupable"] -> untilMet unsafeDupablePerformIO
    ["once"] -> two unsafePerformIO >>= putStrLn . snd
    _ -> fail "which?"

-- | Has two threads make a value at once, which they do unless the second needs it when the first has stopped for something.
untilMet :: (IO (ForeignPtr Word64) -> ForeignPtr Word64) -> IO ()
untilMet value = two value >>= \(both, found) -> if both then putStrLn found else untilMet value

-- | Two threads need one ticket. Whether both have come to make it, and what was taken and released.
two :: (IO (ForeignPtr Word64) -> ForeignPtr Word64) -> IO (Bool, String)
two value = do
  takenBefore <- ticketsTaken
  releasedBefore <- ticketsReleased
  meeting <- newIORef (0 :: Int)
  let ticket = value $ meet meeting >> mask_ (ticketNew >>= newForeignPtr ticketFinalizer)
  ends <- forM [0, 1] $ \processor -> do
    end <- newEmptyMVar
    _ <- forkOn processor $ evaluate ticket >>= \it -> withForeignPtr it peek >>= putMVar end
    pure end
  mapM_ takeMVar ends
  performMajorGC
  performMajorGC
  taken <- ticketsTaken
  released <- ticketsReleased
  came <- readIORef meeting
  let found = show (taken - takenBefore) ++ " taken, " ++ show (released - releasedBefore) ++ " released"
  pure (came == 2, found)

-- | Waits until both have come, though not for long.
meet :: IORef Int -> IO ()
meet meeting = atomicModifyIORef' meeting (\n -> (n + 1, ())) >> wait (100000000 :: Int)
 where
  wait 0 = pure ()
  wait patience = readIORef meeting >>= \n -> if n < 2 then wait (patience - 1) else pure ()
