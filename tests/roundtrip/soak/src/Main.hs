-- | Makes objects and lets go of them, from four threads, and tells after each tenth how many there have been and how many
-- KiB of memory are resident. In the end, none may be alive.
--
-- > soak counters 1000000 +RTS -N2
-- > soak seeded-fault leak 10
module Main (main) where

import Control.Concurrent (threadDelay)
import Data.Foldable (find, for_)
import SeededFaults (leak, useAfterRelease)
import Resident (resident)
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)
import System.Mem (performGC)
import Threads (concurrently_)
import Work

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  case arguments of
    ["seeded-fault", "use-after-release"] -> useAfterRelease
    ["seeded-fault", "leak", count] -> leak (read count)
    [wanted, count] | Just work <- find ((wanted ==) . name) works -> soak work (read count)
    _ -> fail ("soak WORK COUNT, with one of " ++ unwords (map name works))

threads :: Int
threads = 4

soak :: Work -> Int -> IO ()
soak work count = do
  inTenths work count
  allGone 100000

inTenths :: Work -> Int -> IO ()
inTenths work count = do
  act <- start work
  for_ [1 .. 10] $ \tenth -> do
    concurrently_ threads (for_ [1 .. rounds] act)
    amount <- resident
    putStrLn (unwords (map show [tenth * rounds * threads * objects work, amount]))
 where
  rounds = count `div` (10 * threads * objects work)

-- | Finalizers run some time after the collection that finds them.
allGone :: Int -> IO ()
allGone patience = do
  performGC
  left <- alive
  case left of
    0 -> pure ()
    _ | patience == 0 -> fail (show left ++ " objects are left")
    _ -> threadDelay 1000 >> allGone (patience - 1)
