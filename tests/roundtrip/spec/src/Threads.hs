-- | Several threads at once.
module Threads
  ( concurrently
  , inParallel
  , bound
  , inThread
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

-- | Acts in a bound thread of its own, where threads are bound. What it makes does not outlive it.
bound :: IO a -> IO a
bound = if isThreaded then inThread forkOS else id

-- | Acts in a thread that is begun so, and waits for it.
inThread :: (IO () -> IO ThreadId) -> IO a -> IO a
inThread begin action = do
  result <- newEmptyMVar
  _ <- begin (try action >>= putMVar result)
  takeMVar result >>= either rethrown pure
 where
  rethrown :: SomeException -> IO a
  rethrown = throwIO

-- | Whether other Haskell threads run during a @safe@ call.
isThreaded :: Bool
isThreaded = rtsSupportsBoundThreads
