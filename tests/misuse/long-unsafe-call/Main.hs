-- | An @unsafe@ import of what takes long.
--
-- A thread in an @unsafe@ call keeps its capability, and the collector needs them all.
module Main (main) where

import Control.Concurrent (forkOn, newEmptyMVar, putMVar, takeMVar, yield)
import Foreign (Word64, Word8, toBool)
import System.Environment (getArgs)
import System.Mem (performGC)

foreign import ccall unsafe "is_collected_meanwhile" isCollectedUnsafely :: Word64 -> IO Word8

foreign import ccall safe "is_collected_meanwhile" isCollected :: Word64 -> IO Word8

foreign import ccall unsafe "has_begun" hasBegun :: IO Word8

foreign import ccall unsafe "collected" collected :: IO ()

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    -- The collection is over when the call has given up waiting for it, however long that is.
    ["unsafe"] -> during (isCollectedUnsafely 300)
    ["safe"] -> during (isCollected 0)
    _ -> fail "which?"

-- | Tells whether a collection waits for the call, which another thread makes on another capability.
during :: IO Word8 -> IO ()
during call = do
  returned <- newEmptyMVar
  _ <- forkOn 1 (call >>= putMVar returned)
  waitFor hasBegun
  performGC
  collected
  meanwhile <- takeMVar returned
  putStrLn (if toBool meanwhile then "the collector does not wait" else "the collector waits")

waitFor :: IO Word8 -> IO ()
waitFor happened = do
  yes <- toBool <$> happened
  if yes then pure () else yield >> waitFor happened
