-- | Several threads at once.
module Threads
  ( concurrently
  , isThreaded
  ) where

import Control.Concurrent
import Control.Exception (SomeException, throwIO)
import Control.Monad (forM, (>=>))

-- | Runs the action in so many threads, each with a number from 0, and collects what they return.
concurrently :: Int -> (Int -> IO a) -> IO [a]
concurrently threads action = do
  results <- forM [0 .. threads - 1] $ \thread -> do
    result <- newEmptyMVar
    _ <- forkFinally (action thread) (putMVar result)
    pure result
  mapM (takeMVar >=> either rethrown pure) results
 where
  rethrown :: SomeException -> IO a
  rethrown = throwIO

-- | Whether other Haskell threads run during a @safe@ call.
isThreaded :: Bool
isThreaded = rtsSupportsBoundThreads
