{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Traits of Rust's that Haskell implements: records of functions.
--
-- A record crosses as one closure, which Rust calls with the number of a method.
module Hsffi.Internal.Trait
  ( Methods
  , method
  , noMethod
  , pokeTrait
  , pokeStoredTrait
  ) where

import Control.Exception (throwIO)
import Hsffi.Internal.Callbacks (Closure, methodOf)
import Hsffi.Internal.Closure (Return, closureOf, withClosure, withStored)
import Hsffi.Internal.Exception (InvalidArgument (..))
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke

-- | How Rust calls the methods of a record, each by its number.
type Methods = Word -> Closure

-- | A function of a record, whose arguments take so many bytes, as Rust calls it.
method :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> f -> Closure
method = closureOf
{-# INLINE method #-}

-- | What a number calls that no method has.
noMethod :: Closure
noMethod _ = throwIO (InvalidArgument "a method that the trait does not have")
{-# NOINLINE noMethod #-}

-- | Lends a record.
pokeTrait :: Library -> (t -> Methods) -> Int -> Poke t
pokeTrait library methods at = Poke $ \slot record action ->
  withClosure library at slot (calling (methods record)) action
{-# INLINE pokeTrait #-}

-- | Gives a record to Rust, which takes it over as a function that it stores.
pokeStoredTrait :: Library -> (t -> Methods) -> Int -> Poke t
pokeStoredTrait library methods at = Poke $ \slot record action ->
  withStored library at slot (calling (methods record)) action
{-# INLINE pokeStoredTrait #-}

calling :: Methods -> Closure
calling methods frame = methodOf frame >>= \number -> methods number frame
