-- | Waiting for what the collector does.
module Collecting
  ( eventually
  ) where

import Control.Concurrent (yield)
import Control.Exception (SomeException, catch)
import System.Mem (performMajorGC)

-- | Collects until the expectation holds. Finalizers may run in a collection after the one that finds their value unused, and on
-- another thread, so one collection does not suffice.
eventually :: IO () -> IO ()
eventually expectation = go 1000
 where
  go :: Int -> IO ()
  go 0 = expectation
  go left = do
    performMajorGC
    yield
    expectation `catch` again left
  again :: Int -> SomeException -> IO ()
  again left _ = go (left - 1)
