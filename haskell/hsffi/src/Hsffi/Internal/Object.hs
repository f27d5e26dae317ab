{-# LANGUAGE Unsafe #-}

-- |
-- Objects that live on Rust's heap, behind handles.
module Hsffi.Internal.Object
  ( peekObject
  , peekLateObject
  , peekConcurrentObject
  , pokeObject
  , handleOf
  , ofHandle
  ) where

import qualified Foreign.Concurrent as Concurrent (addForeignPtrFinalizer, newForeignPtr)
import Foreign.ForeignPtr (FinalizerPtr, ForeignPtr, newForeignPtr, newForeignPtr_, touchForeignPtr)
import Foreign.Ptr (Ptr)
import Foreign.StablePtr (freeStablePtr, newStablePtr)
import Hsffi.Internal.Argument (withObject)
import Hsffi.Internal.Closure (rtsCallbacks)
import Hsffi.Internal.Library (exitNoted)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke
import Hsffi.Internal.Pressure (relieve)
import Unsafe.Coerce (unsafeCoerce)

-- | An object, with the destructor that the collector calls.
peekObject :: FinalizerPtr a -> Int -> Peek (ForeignPtr a)
peekObject destroy at = peekPtr at `readingWith` \library object ->
  exitNoted library (newForeignPtr destroy object) <* relieve library
{-# INLINE peekObject #-}

-- | An object that Haskell's finalizers may use when the collection that finds it unused runs them: a stable pointer keeps it
-- until then, and the next collection releases it.
peekLateObject :: FinalizerPtr a -> Int -> Peek (ForeignPtr a)
peekLateObject destroy at = peekPtr at `readingWith` \library object -> do
  kept <- exitNoted library (newForeignPtr destroy object)
  stable <- newStablePtr kept
  handle <- newForeignPtr_ object
  Concurrent.addForeignPtrFinalizer handle $ do
    -- A finalizer may have saved the handle, and with it the object.
    Concurrent.addForeignPtrFinalizer handle (touchForeignPtr kept)
    freeStablePtr stable
  handle <$ relieve library

-- | An object that a Haskell thread releases, some time after the collection that finds it unused. When the program ends, GHC
-- does not wait for it.
peekConcurrentObject :: (Ptr a -> Ptr () -> IO ()) -> Int -> Peek (ForeignPtr a)
peekConcurrentObject destroy at = peekPtr at `readingWith` \library object ->
  Concurrent.newForeignPtr object (destroy object (rtsCallbacks library)) <* relieve library

-- | The object's address.
pokeObject :: Int -> Poke (ForeignPtr a)
pokeObject at = Poke $ \slot object action ->
  withObject object $ \pointer -> pokeSlot (pokePtr at) slot pointer action
{-# INLINE pokeObject #-}

-- | The handle of an object whose type another package declares. The type is a @newtype@ of it, whose constructor that package
-- keeps to itself.
handleOf :: object -> ForeignPtr a
handleOf = unsafeCoerce
{-# INLINE handleOf #-}

-- | The object with this handle: the converse of 'handleOf'.
ofHandle :: ForeignPtr a -> object
ofHandle = unsafeCoerce
{-# INLINE ofHandle #-}
