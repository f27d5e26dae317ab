{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnliftedFFITypes #-}

-- |
-- Calls, and closures that are called back.
module Calls (calls, closures) where

import Control.Exception (evaluate)
import Comparison (Comparison (..), repeated)
import Control.Monad (void, (>=>))
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Unsafe as ByteString
import Data.ByteString (ByteString)
import Data.Primitive.ByteArray (ByteArray (..), byteArrayFromList, sizeofByteArray)
import Data.Word (Word64, Word8)
import Foreign.C.Types (CSize (..))
import Foreign.Ptr (FunPtr, Ptr, castPtr, freeHaskellFunPtr)
import GHC.Exts (ByteArray#)
import Hsffi.Bench (Caller (..), add, addSafe, arrayLen, bytesLen, callBack, callMethod, callTokenless, differ, remove)

foreign import ccall unsafe "by_hand_add"
  byHandAdd :: Word64 -> Word64 -> IO Word64

foreign import ccall unsafe "by_hand_remove"
  byHandRemove :: Word64 -> Word64 -> IO Word64

foreign import ccall unsafe "by_hand_differ"
  byHandDiffer :: Word64 -> Word64 -> IO Word64

foreign import ccall safe "by_hand_add"
  byHandAddSafe :: Word64 -> Word64 -> IO Word64

foreign import ccall unsafe "by_hand_bytes_len"
  byHandBytesLen :: Ptr Word8 -> CSize -> IO CSize

foreign import ccall unsafe "by_hand_bytes_len"
  byHandArrayBytesLen :: ByteArray# -> CSize -> IO CSize

foreign import ccall safe "by_hand_call_back"
  byHandCallBack :: Word64 -> FunPtr (Word64 -> IO Word64) -> IO Word64

foreign import ccall "wrapper"
  wrap :: (Word64 -> IO Word64) -> IO (FunPtr (Word64 -> IO Word64))

calls :: IO [Comparison]
calls = do
  small <- evaluate (ByteString.replicate 1 7)
  empty <- evaluate (ByteString.drop 1 small)
  mebibyte <- evaluate (ByteString.replicate (1024 * 1024) 7)
  array <- evaluate (byteArrayFromList [7 :: Word8])
  pure
    [ Comparison "unsafe call, two words" (Just 1.25) 1000000 (everywhere add remove differ) (everywhere byHandAdd byHandRemove byHandDiffer)
    , Comparison "safe call, two words" (Just 1.2) 100000 (everywhere addSafe addSafe addSafe) (everywhere byHandAddSafe byHandAddSafe byHandAddSafe)
    , Comparison "unsafe call, one byte" Nothing 1000000 [lengths bytesLen small] [lengths byHandLen small]
    , Comparison "unsafe call, array of one byte" Nothing 1000000 [lengths arrayLen array] [lengths byHandArrayLen array]
    , Comparison "unsafe call, 1 MiB against empty" (Just 1.1) 1000000 [bytesLens mebibyte] [bytesLens empty]
    , Comparison "closure, each further call" (Just 1.25) 20000 [once callBack] [once byHandCallBackMany]
    , Comparison "method against closure" (Just 1.25) 20000 [once (method callMethod)] [once callBack]
    , Comparison "method without token, closure" (Just 1.25) 20000 [once (method callTokenless)] [once callBack]
    ]

-- | Made, called and released.
closures :: [Comparison]
closures =
  [ Comparison "closure, passed and called once" (Just 300) 20000 [repeated (callBack 1 pure)] [repeated (byHandCallBackOnce 1)]
  ]

-- | The same loop in six places, told apart by a constant that the compiler builds into each. It calls one of three functions:
-- where a function of a few instructions lies matters, too.
everywhere
  :: (Word64 -> Word64 -> IO Word64)
  -> (Word64 -> Word64 -> IO Word64)
  -> (Word64 -> Word64 -> IO Word64)
  -> [Int -> IO ()]
everywhere f g h = [summing 1 f, summing 12 f, summing 23 g, summing 34 g, summing 45 h, summing 56 h]
{-# INLINE everywhere #-}

-- | Two calls in a row, whose results are used, so that none can be left out.
summing :: Word64 -> (Word64 -> Word64 -> IO Word64) -> Int -> IO ()
summing place f = void . (go 0 >=> evaluate)
 where
  go :: Word64 -> Int -> IO Word64
  go !total n
    | n <= 0 = pure total
    | otherwise = do
        a <- f (fromIntegral n) place
        b <- f (fromIntegral n) (place + 1)
        go (total + a + b) (n - 2)
{-# INLINE summing #-}

lengths :: (a -> IO Word) -> a -> Int -> IO ()
lengths f bytes = void . (go 0 >=> evaluate)
 where
  go :: Word -> Int -> IO Word
  go !total 0 = pure total
  go !total n = f bytes >>= \len -> go (total + len) (n - 1)
{-# INLINE lengths #-}

-- | One loop for bytes of any length.
bytesLens :: ByteString -> Int -> IO ()
bytesLens = lengths bytesLen
{-# NOINLINE bytesLens #-}

byHandLen :: ByteString -> IO Word
byHandLen bytes = ByteString.unsafeUseAsCStringLen bytes $ \(start, len) ->
  fromIntegral <$> byHandBytesLen (castPtr start) (fromIntegral len)
{-# INLINE byHandLen #-}

byHandArrayLen :: ByteArray -> IO Word
byHandArrayLen bytes@(ByteArray array) = fromIntegral <$> byHandArrayBytesLen array (fromIntegral (sizeofByteArray bytes))
{-# INLINE byHandArrayLen #-}

-- | The function as both methods.
method :: (Word64 -> Caller -> IO Word64) -> Word64 -> (Word64 -> IO Word64) -> IO Word64
method call count f = call count (Caller f f)
{-# INLINE method #-}

once :: (Word64 -> (Word64 -> IO Word64) -> IO Word64) -> Int -> IO ()
once f count = void (f (fromIntegral count) pure)
{-# INLINE once #-}

byHandCallBackOnce :: Word64 -> IO Word64
byHandCallBackOnce times = byHandCallBackMany times pure

byHandCallBackMany :: Word64 -> (Word64 -> IO Word64) -> IO Word64
byHandCallBackMany times f = do
  wrapped <- wrap f
  total <- byHandCallBack times wrapped
  total <$ freeHaskellFunPtr wrapped
