-- | Values that Rust holds. The module of what Rust exports imports this one, since a trait mentions them.
module Hosting.Stamps
  ( Stamp
  , stamp
  , stampNumber
  , stamps
  , awaitCollected
  ) where

import Control.Concurrent (yield)
import Control.Monad (unless)
import Data.IORef
import Data.Word (Word64, Word8)
import System.IO.Unsafe (unsafePerformIO)
import System.Mem (performMajorGC)

-- | What is counted when it is collected.
newtype Stamp = Stamp (IORef Word64)

stamp :: Word64 -> IO Stamp
stamp number = do
  ref <- newIORef number
  Stamp ref <$ mkWeakIORef ref (atomicModifyIORef' collected (\n -> (n + 1, ())))

stampNumber :: Stamp -> IO Word64
stampNumber (Stamp ref) = readIORef ref

stamps :: Word8 -> IO [Stamp]
stamps count = mapM (stamp . fromIntegral) [1 .. count]

collected :: IORef Word64
collected = unsafePerformIO (newIORef 0)
{-# NOINLINE collected #-}

-- | Returns when so many have been collected.
awaitCollected :: Word64 -> IO ()
awaitCollected wanted = do
  performMajorGC
  now <- readIORef collected
  unless (now >= wanted) (yield >> awaitCollected wanted)
