{-# LANGUAGE Trustworthy #-}

-- |
-- What packages that hsffi generates from Rust crates have in common: the exceptions that their functions throw, and the
-- sequences that they return.
--
-- A generated package exports what its own functions use. Import this module in code that handles several of them, such as a
-- handler for 'RustPanic'.
module Hsffi
  ( -- * Exceptions
    RustError (..)
  , RustPanic (..)
  , InvalidArgument (..)
  , ObjectError (..)
  , CallStopped (..)
  , CallbackDepthExceeded (..)
  , CallbackRefused (..)

    -- * Items
  , Items
  , nextItem
  , foldItems
  , forItems_
  , itemsToList

    -- * Events
  , Events
  , readEvent
  , tryReadEvent
  , readEvents
  , droppedEvents

    -- * Arrays of arrays
  , ArrayArray (..)
  , MutableArrayArray (..)
  ) where

import Hsffi.Internal.Array (ArrayArray (..), MutableArrayArray (..))
import Hsffi.Internal.Events (Events, droppedEvents, readEvent, readEvents, tryReadEvent)
import Hsffi.Internal.Exception
  ( CallStopped (..)
  , CallbackDepthExceeded (..)
  , CallbackRefused (..)
  , InvalidArgument (..)
  , ObjectError (..)
  , RustError (..)
  , RustPanic (..)
  )
import Hsffi.Internal.Items (Items, foldItems, forItems_, itemsToList, nextItem)
