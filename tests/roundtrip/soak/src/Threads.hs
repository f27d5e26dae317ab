-- | Several threads at once.
module Threads (concurrently_) where

import Control.Concurrent (forkFinally, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (throwIO)
import Control.Monad (replicateM, (>=>))
import Data.Foldable (for_)

-- | Runs the action in so many threads, and waits for all of them.
concurrently_ :: Int -> IO () -> IO ()
concurrently_ threads action = do
  ends <- replicateM threads $ do
    end <- newEmptyMVar
    end <$ forkFinally action (putMVar end)
  for_ ends (takeMVar >=> either throwIO pure)
