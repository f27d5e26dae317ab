-- | Errors that no user of the package could make, for those who look for errors to find. The package hides its unchecked
-- imports, so they stand here once more.
module SeededFaults
  ( useAfterRelease
  , leak
  ) where

import Control.Monad (replicateM_, void)
import Data.Word (Word64)
import Foreign.Marshal.Alloc (alloca)
import Foreign.Ptr (Ptr)
import Foreign.Storable (peek)

-- | Rust reads an object that it has dropped.
useAfterRelease :: IO ()
useAfterRelease = do
  counter <- unowned
  destroyCounter counter
  void (counterNext counter)

-- | So many objects get no handle.
leak :: Int -> IO ()
leak count = replicateM_ count (void unowned)

-- | An object that no handle owns.
unowned :: IO (Ptr ())
unowned = alloca $ \slot -> newCounter 1 slot >> peek slot

foreign import ccall safe "hsffi_roundtrip_v0_1_objects_Counter_new_af81603cb51c8216"
  newCounter :: Word64 -> Ptr (Ptr ()) -> IO Word

foreign import ccall unsafe "hsffi_roundtrip_v0_1_objects_Counter_next_51a785ef4c39c9f7"
  counterNext :: Ptr () -> IO Word

foreign import ccall safe "hsffi_roundtrip_v0_1_objects_Counter_destroy"
  destroyCounter :: Ptr () -> IO ()
