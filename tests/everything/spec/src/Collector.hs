-- | Waiting for the garbage collector to find what is not used any more.
module Collector
  ( settlesAt
  , isForgotten
  ) where

import Control.Concurrent (threadDelay)
import Control.Monad (unless)
import Data.IORef (IORef)
import System.Mem (performGC)
import System.Mem.Weak (Weak, deRefWeak)
import Test.Hspec

-- | Collects until the count is what it should be. Finalizers run some time after the collection that finds them: on
-- the non-threaded runtime in the next, on the threaded one in portions, whenever there is nothing else to do.
settlesAt :: (Eq a, Show a) => IO a -> a -> Expectation
count `settlesAt` expected = eventually (== expected) count >>= (`shouldBe` expected)

-- | Whether nothing refers to the value any more.
isForgotten :: Weak (IORef a) -> Expectation
isForgotten weak = do
  found <- eventually null (deRefWeak weak)
  unless (null found) $ expectationFailure "something still refers to the value"

-- | The first result that fits, or the last one before patience ends.
eventually :: (a -> Bool) -> IO a -> IO a
eventually fits action = go (1000 :: Int)
 where
  go patience = do
    performGC
    result <- action
    if fits result || patience == 0
      then pure result
      else threadDelay 1000 >> go (patience - 1)
