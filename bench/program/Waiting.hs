-- |
-- What calls cost that wait: those of futures, beside @hs_try_putmvar@ by hand and beside @safe@ calls.
module Main (main) where

import Control.Concurrent
import Control.Monad
import Data.List (sort)
import Foreign.C.Types (CInt (..))
import Foreign.Ptr (FunPtr)
import Foreign.StablePtr (StablePtr)
import GHC.Clock (getMonotonicTime)
import GHC.Conc (PrimMVar, newStablePtrPrimMVar)
import Hsffi.Bench
import System.IO (hFlush, stdout)
import System.Mem (performGC)
import Text.Printf (printf)

main :: IO ()
main = do
  wakes
  inFlight 100000
  forM_ [10000] $ \threads -> do
    futures <- waits threads turnstilePass
    safe <- waits threads turnstileBlock
    printf "%d Haskell threads that wait: futures %.2f s, safe calls %.2f s, ratio %.1f\n" threads futures safe (safe / futures)

-- | Microseconds of a call that another thread answers, alternately: the medians of rounds.
wakes :: IO ()
wakes = do
  rounds <- replicateM 21 $ (,) <$> perCall (void (relayed 1)) <*> perCall byHand
  let median measured = sort measured !! 10
      (generated, hand) = (median (map fst rounds), median (map snd rounds))
  printf "a call and its wake-up: generated %.2f us, by hand %.2f us, difference %.2f us\n" generated hand (generated - hand)
  hFlush stdout
 where
  calls = 2000 :: Int
  perCall call = (* (1000000 / fromIntegral calls)) <$> seconds (replicateM_ calls call)

-- | What one would write by hand.
byHand :: IO ()
byHand = do
  ready <- newEmptyMVar
  mvar <- newStablePtrPrimMVar ready
  (capability, _) <- myThreadId >>= threadCapability
  relay (fromIntegral capability) mvar tryPutMVarC
  takeMVar ready

-- | Memory and threads of the system's while so many calls wait at once.
inFlight :: Int -> IO ()
inFlight count = do
  turnstile <- newTurnstile
  finished <- newQSemN 0
  begun <- getMonotonicTime
  replicateM_ count $ forkIO (turnstilePass turnstile >> signalQSemN finished 1)
  turnstile `has` count
  waiting <- getMonotonicTime
  performGC
  status <- lines <$> readFile "/proc/self/status"
  let field name = concat [words line !! 1 | line <- status, take (length name) line == name]
      resident = read (field "VmRSS:") / 1024 :: Double
  printf "%d calls in flight: %.0f MiB resident, %s threads of the system's, started in %.2f s, " count resident (field "Threads:") (waiting - begun)
  open <- seconds (turnstileOpen turnstile >> waitQSemN finished count)
  printf "finished in %.2f s\n" open
  hFlush stdout

-- | Seconds for so many threads that wait for the same event by a call each, from the first call to the last result.
waits :: Int -> (Turnstile -> IO a) -> IO Double
waits threads wait = do
  turnstile <- newTurnstile
  finished <- newQSemN 0
  seconds $ do
    replicateM_ threads $ forkIO (wait turnstile >> signalQSemN finished 1)
    turnstile `has` threads
    turnstileOpen turnstile
    waitQSemN finished threads

-- | Waits until so many wait.
has :: Turnstile -> Int -> IO ()
has turnstile count = do
  waiting <- turnstileWaiting turnstile
  unless (fromIntegral waiting == count) $ threadDelay 1000 >> has turnstile count

seconds :: IO a -> IO Double
seconds action = do
  begun <- getMonotonicTime
  _ <- action
  subtract begun <$> getMonotonicTime

foreign import ccall safe "by_hand_relayed"
  relay :: CInt -> StablePtr PrimMVar -> FunPtr (CInt -> StablePtr PrimMVar -> IO ()) -> IO ()

foreign import ccall "&hs_try_putmvar"
  tryPutMVarC :: FunPtr (CInt -> StablePtr PrimMVar -> IO ())
