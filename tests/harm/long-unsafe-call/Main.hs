-- | An @unsafe@ import of what takes a second.
--
-- A thread in an @unsafe@ call keeps its capability, and the collector needs them all.
module Main (main) where

import Control.Concurrent (forkOn, newEmptyMVar, putMVar, takeMVar, threadDelay)
import GHC.Clock (getMonotonicTime)
import System.Environment (getArgs)
import System.Mem (performGC)

foreign import ccall unsafe "take_a_second" takeASecondUnsafely :: IO ()

foreign import ccall safe "take_a_second" takeASecond :: IO ()

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    ["unsafe"] -> during takeASecondUnsafely
    ["safe"] -> during takeASecond
    _ -> fail "which?"

-- | Tells whether a collection waits for the call, which another thread makes on another capability.
during :: IO () -> IO ()
during call = do
  returned <- newEmptyMVar
  _ <- forkOn 1 (call >> putMVar returned ())
  threadDelay 100000
  begun <- getMonotonicTime
  performGC
  ended <- getMonotonicTime
  putStrLn (if ended - begun > 0.5 then "the collector waits" else "the collector does not wait")
  takeMVar returned
