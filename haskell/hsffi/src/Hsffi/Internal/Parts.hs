{-# LANGUAGE GeneralizedNewtypeDeriving #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Reading values whose conversions may throw.
--
-- What Rust has returned is read to its end, also when a conversion throws in the middle: what is not read would not be released.
module Hsffi.Internal.Parts
  ( Parts
  , part
  , peekParts
  , peekPart
  , peekListOfParts
  , peekItemsOfParts
  ) where

import Control.Exception (SomeException, throwIO, try)
import Data.Functor.Compose (Compose (..))
import Hsffi.Internal.Items (Items, throwingItems)
import Hsffi.Internal.Peek (Peek (..), readingWith)

-- | Reads the parts of a value, each of which is read also when another throws. The first exception is thrown when all have been read.
newtype Parts a = Parts (Compose Peek (Either SomeException) a)
  deriving (Functor, Applicative)

-- | One of the parts.
part :: Peek a -> Parts a
part = Parts . Compose . peekPart

-- | Reads all parts.
peekParts :: Parts a -> Peek a
peekParts (Parts (Compose parts)) = readingWith parts (const (either throwIO pure))

-- | Reads a value, or has the exception that a conversion throws.
peekPart :: Peek a -> Peek (Either SomeException a)
peekPart value = Peek $ \library slot -> try (peekSlot value library slot)

-- | Reads a list to its end, then throws the first exception among its items.
peekListOfParts :: Peek [Either SomeException a] -> Peek [a]
peekListOfParts items = readingWith items (const (either throwIO pure . sequence))

-- | Throws an exception to whoever reads the item that it is in place of. The item behind it is next.
peekItemsOfParts :: Peek (Items (Either SomeException a)) -> Peek (Items a)
peekItemsOfParts items = readingWith items (const throwingItems)
