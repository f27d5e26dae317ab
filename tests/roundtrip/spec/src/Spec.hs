-- | Every type that crosses between Haskell and Rust, both ways.
module Spec (spec) where

import qualified Arrays
import qualified Bound
import qualified Bytes
import qualified Changes
import qualified Characters
import qualified Closures
import qualified Composites
import qualified Concurrency
import qualified Constants
import qualified Departure
import qualified Enums
import qualified Errors
import qualified Floats
import qualified Heaps
import qualified Integers
import qualified Interruption
import qualified Kept
import qualified Lives
import qualified Objects
import qualified Panics
import qualified Passed
import qualified Purity
import qualified Sequences
import qualified Shapes
import qualified Stopping
import Test.Hspec (Spec, describe)
import qualified Texts
import qualified Unchecked
import qualified Vectors
import qualified Waits
import qualified Watched

spec :: Spec
spec = do
  describe "Integers" Integers.spec
  describe "Floats" Floats.spec
  describe "Bool, Char and ()" Characters.spec
  describe "Enums" Enums.spec
  describe "Text" Texts.spec
  describe "ByteString" Bytes.spec
  describe "Vector" Vectors.spec
  describe "Arrays" Arrays.spec
  describe "Composites" Composites.spec
  describe "What is malformed" Unchecked.spec
  describe "Errors" Errors.spec
  describe "What Rust changes" Changes.spec
  describe "Objects" Objects.spec
  describe "Heaps" Heaps.spec
  describe "Lives" Lives.spec
  describe "What is bound to a thread" Bound.spec
  describe "Objects whose Drop waits" Waits.spec
  describe "Sequences" Sequences.spec
  describe "Types of another crate" Shapes.spec
  describe "Closures" Closures.spec
  describe "What goes through closures" Passed.spec
  describe "Functions that Rust keeps" Kept.spec
  describe "Panics" Panics.spec
  describe "Pure functions" Purity.spec
  describe "Constants" Constants.spec
  describe "Concurrency" Concurrency.spec
  describe "Interruption" Interruption.spec
  describe "Stopping" Stopping.spec
  describe "Departure" Departure.spec
  describe "What is watched" Watched.spec
