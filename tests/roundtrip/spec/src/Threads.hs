-- | Several threads at once.
module Threads
  ( concurrently
  , inParallel
  , isThreaded
  ) where

import Control.Concurrent
import Control.Exception (SomeException, bracket_, throwIO, try)
import Control.Monad (forM, (>=>))

-- | Runs the action in so many threads, each with a number from 0, and collects what they return.
concurrently :: Int -> (Int -> IO a) -> IO [a]
concurrently = running (const forkIO)

-- | The same on so many processors, where the runtime has use for more than one.
inParallel :: Int -> (Int -> IO a) -> IO [a]
inParallel threads action
  | isThreaded = bracket_ (setNumCapabilities threads) (setNumCapabilities 1) (running forkOn threads action)
  | otherwise = concurrently threads action

running :: (Int -> IO () -> IO ThreadId) -> Int -> (Int -> IO a) -> IO [a]
running fork threads action = do
  results <- forM [0 .. threads - 1] $ \thread -> do
    result <- newEmptyMVar
    _ <- fork thread $ try (action thread) >>= putMVar result
    pure result
  mapM (takeMVar >=> either rethrown pure) results
 where
  rethrown :: SomeException -> IO a
  rethrown = throwIO

-- | Whether other Haskell threads run during a @safe@ call.
isThreaded :: Bool
isThreaded = rtsSupportsBoundThreads
