{-# LANGUAGE Unsafe #-}

-- |
-- Memory that Rust holds for Haskell. GHC's collector does not see it, so it is collected when there is much of it.
module Hsffi.Internal.Pressure
  ( relieve
  , holding
  ) where

import Control.Concurrent (yield)
import Control.Monad (unless)
import Foreign.ForeignPtr (ForeignPtr, addForeignPtrFinalizerEnv)
import Foreign.Ptr (nullPtr, plusPtr)
import Foreign.Storable (peek)
import Hsffi.Internal.Library

-- | Collects when the library holds much more for Haskell than after the last collection. To be called when the value that was
-- counted last has been taken over.
relieve :: Library -> IO ()
relieve library = do
  pressed <- peek (pressure library)
  if pressed == 0 then pure () else collect library
{-# INLINE relieve #-}

-- | Rust chooses the collection, and GHC's runtime runs it.
collect :: Library -> IO ()
collect library = do
  relieveBy library minorCollection majorCollection
  -- To the thread that runs Haskell's finalizers.
  yield
{-# NOINLINE collect #-}

foreign import ccall "&performGC"
  minorCollection :: Collection

foreign import ccall "&performMajorGC"
  majorCollection :: Collection

-- | Counts memory that a C library's function releases. Less than 4 KiB is not worth another finalizer.
holding :: Library -> ForeignPtr a -> Int -> IO ()
holding library memory bytes = unless (bytes < 4096) $ do
  hold library (fromIntegral bytes)
  addForeignPtrFinalizerEnv (letGo library) (nullPtr `plusPtr` bytes) memory
  relieve library
