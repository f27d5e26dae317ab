-- | Waiting for the garbage collector to find what is not used any more.
module Collector
  ( settlesAt
  , isForgotten
  ) where

import Control.Monad (unless)
import Data.IORef (IORef)
import Events (eventually)
import Hsffi.Roundtrip (repeatCall)
import System.Mem (performGC)
import System.Mem.Weak (Weak, deRefWeak)
import Test.Hspec

-- | Collects until the count is what it should be. Finalizers run some time after the collection that finds them: on
-- the non-threaded runtime in the next, on the threaded one in portions, whenever there is nothing else to do.
settlesAt :: (Eq a, Show a) => IO a -> a -> Expectation
count `settlesAt` expected = eventually (== expected) (performGC >> count) >>= (`shouldBe` expected)

-- | Whether nothing refers to the value any more. On the non-threaded runtime, what Rust's own threads release is freed when Rust calls
-- Haskell the next time.
isForgotten :: Weak (IORef a) -> Expectation
isForgotten weak = do
  found <- eventually null (repeatCall 1 (pure ()) >> performGC >> deRefWeak weak)
  unless (null found) $ expectationFailure "something still refers to the value"
