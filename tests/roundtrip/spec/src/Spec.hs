-- | Every type that crosses between Haskell and Rust, both ways.
module Spec (spec) where

import qualified Allocators
import qualified Arrays
import qualified BlockingDrop
import qualified Bound
import qualified Bytes
import qualified Cancellation
import qualified Characters
import qualified ClosureValues
import qualified Closures
import qualified Composites
import qualified Concurrency
import qualified Constants
import qualified Conversions
import qualified DataTypes
import qualified DebugChecks
import qualified Enums
import qualified ErrorForms
import qualified Errors
import qualified EventQueues
import qualified Floats
import qualified Futures
import qualified HalfCrossed
import qualified InOut
import qualified Instances
import qualified Integers
import qualified Interruption
import qualified Lists
import qualified ObjectOptions
import qualified Objects
import qualified Panics
import qualified ProgramExit
import qualified Purity
import qualified Sequences
import qualified Shapes
import qualified StoredClosures
import qualified Streams
import Test.Hspec (Spec, describe)
import qualified Texts
import qualified TraitObjects
import qualified Traits
import qualified Transactions
import qualified Unchecked
import qualified Vectors
import qualified Wakers

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
  describe "Data types" DataTypes.spec
  describe "Lists" Lists.spec
  describe "Malformed values" Unchecked.spec
  describe "Errors" Errors.spec
  describe "Errors of each form" ErrorForms.spec
  describe "Values in the middle of which crossing ends" HalfCrossed.spec
  describe "In-out parameters" InOut.spec
  describe "Objects" Objects.spec
  describe "Allocators" Allocators.spec
  describe "Closeable, exclusive and child objects" ObjectOptions.spec
  describe "Objects that calls take over, children of exclusive objects" Transactions.spec
  describe "Objects of traits" TraitObjects.spec
  describe "Thread-bound objects" Bound.spec
  describe "Blocking destructors" BlockingDrop.spec
  describe "Sequences" Sequences.spec
  describe "Types of another crate" Shapes.spec
  describe "Closures" Closures.spec
  describe "Arguments and results of closures" ClosureValues.spec
  describe "Stored closures" StoredClosures.spec
  describe "Traits" Traits.spec
  describe "Panics" Panics.spec
  describe "Pure functions" Purity.spec
  describe "Instances of objects" Instances.spec
  describe "Constants" Constants.spec
  describe "Conversions" Conversions.spec
  describe "Concurrency" Concurrency.spec
  describe "Interruption" Interruption.spec
  describe "Cancellation" Cancellation.spec
  describe "Futures" Futures.spec
  describe "Wakers" Wakers.spec
  describe "Events of Rust's threads" EventQueues.spec
  describe "Streams" Streams.spec
  describe "Program exit" ProgramExit.spec
  describe "Debug checks" DebugChecks.spec
