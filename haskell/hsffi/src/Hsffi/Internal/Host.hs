{-# LANGUAGE Unsafe #-}

-- |
-- What a Rust program calls first, when it has started GHC's runtime.
module Hsffi.Internal.Host
  ( hostCallbacks
  ) where

import Foreign.Ptr (Ptr)
import Hsffi.Internal.Callbacks (callbacks)

-- | The table of functions by which Rust calls Haskell, ready for calls.
hostCallbacks :: IO (Ptr ())
hostCallbacks = pure $! callbacks

foreign export ccall "hsffi_host_callbacks" hostCallbacks :: IO (Ptr ())
