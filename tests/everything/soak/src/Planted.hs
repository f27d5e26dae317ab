-- | Errors that no user of the package could make, for those who look for errors to find.
module Planted
  ( useAfterRelease
  , leak
  ) where

import Control.Monad (replicateM_, void)
import Foreign.ForeignPtr (ForeignPtr, finalizeForeignPtr)
import Foreign.ForeignPtr.Unsafe (unsafeForeignPtrToPtr)
import qualified Hsffi.Everything.Foreign as Foreign
import Hsffi.Everything.Runtime (callSafe, intResult, objectAt, wordAt)

-- | Rust reads an object that it has dropped.
useAfterRelease :: IO ()
useAfterRelease = do
  counter <- callSafe 8 (Foreign.newCounter 1) (objectAt Foreign.destroyCounter 0) :: IO (ForeignPtr Foreign.Counter)
  finalizeForeignPtr counter
  void (intResult (Foreign.counterNext (unsafeForeignPtrToPtr counter)) :: IO Word)

-- | So many objects get no handle.
leak :: Int -> IO ()
leak count = replicateM_ count (callSafe 8 (Foreign.newCounter 1) (wordAt 0))
