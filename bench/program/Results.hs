-- |
-- Bytes that Rust returns, which are copied when they are few, against a 'ForeignPtr' with a finalizer.
module Results (results) where

import Comparison (Comparison (..), repeated)
import Control.Exception (evaluate, mask_)
import Control.Monad (foldM, void)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr)
import Data.Word (Word8)
import Foreign.ForeignPtr (FinalizerEnvPtr, newForeignPtrEnv)
import Foreign.Marshal.Alloc (allocaBytes)
import Foreign.Ptr (Ptr, WordPtr, wordPtrToPtr)
import Foreign.Storable (peekByteOff)
import Hsffi.Bench (bytes)
import System.Mem (performMajorGC)

foreign import ccall safe "by_hand_bytes"
  byHandBytes :: Word -> Ptr () -> IO ()

foreign import ccall "&by_hand_free_bytes"
  byHandFreeBytes :: FinalizerEnvPtr () Word8

byHand :: Word -> IO ByteString
byHand size = allocaBytes 24 $ \out -> mask_ $ do
  byHandBytes size out
  start <- peekByteOff out 0
  len <- peekByteOff out 8
  capacity <- peekByteOff out 16
  memory <- newForeignPtrEnv byHandFreeBytes (wordPtrToPtr (capacity :: WordPtr)) start
  pure (ByteString.fromForeignPtr memory 0 len)

-- | Values that are dropped, and values that are kept until 20,000 of them are collected.
results :: [Comparison]
results = concatMap ofSize [20, 512, 513, 4096]
 where
  ofSize size =
    [ Comparison (show size ++ " bytes, dropped") (promised size) 20000 [dropped (bytes size)] [dropped (byHand size)]
    , Comparison (show size ++ " bytes, kept") (promised size) 20000 [kept (bytes size)] [kept (byHand size)]
    ]
  promised size = if size <= 512 then Just 1 else Nothing

dropped, kept :: IO ByteString -> Int -> IO ()
dropped make = repeated (make >>= evaluate . ByteString.length)
kept make count = do
  values <- foldM (\others _ -> (: others) <$> make) [] [1 .. count]
  performMajorGC
  void (evaluate (length values))
  -- The non-threaded runtime runs finalizers at the next collection.
  performMajorGC
  performMajorGC
