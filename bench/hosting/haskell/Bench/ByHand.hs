{-# LANGUAGE ForeignFunctionInterface #-}

-- | The functions, exported as the Haskell report has it: memory is the caller's, and results are allocated by @malloc@.
module Bench.ByHand () where

import Bench.Functions.Pure (primed, successor)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Unsafe as ByteString
import Data.Int (Int32)
import Data.Text (Text)
import qualified Data.Text.Encoding as Text
import Data.Word (Word8)
import Foreign.Marshal.Alloc (mallocBytes)
import Foreign.Marshal.Utils (copyBytes)
import Foreign.Ptr (Ptr, castPtr, plusPtr)
import Foreign.Storable (Storable (..))

successorByHand :: Int32 -> IO Int32
successorByHand = pure . successor

foreign export ccall "by_hand_successor" successorByHand :: Int32 -> IO Int32

-- | A text, and where the address and the length of the result go.
primedByHand :: Ptr Word8 -> Int -> Ptr (Ptr Word8) -> Ptr Int -> IO ()
primedByHand start len result resultLen = getText start len >>= \text -> putText result resultLen (primed text)

foreign export ccall "by_hand_primed" primedByHand :: Ptr Word8 -> Int -> Ptr (Ptr Word8) -> Ptr Int -> IO ()

-- | A struct of three numbers and a text, and where the result goes.
movedByHand :: Ptr () -> Ptr () -> IO ()
movedByHand place result = do
  x <- peekByteOff place 0
  y <- peekByteOff place 8
  z <- peekByteOff place 16
  start <- peekByteOff place 24
  len <- peekByteOff place 32
  name <- getText start len
  pokeByteOff result 0 (x + 1 :: Double)
  pokeByteOff result 8 (y + 1 :: Double)
  pokeByteOff result 16 (z + 1 :: Double)
  putText (result `plusPtr` 24) (result `plusPtr` 32) (primed name)

foreign export ccall "by_hand_moved" movedByHand :: Ptr () -> Ptr () -> IO ()

getText :: Ptr Word8 -> Int -> IO Text
getText start len = Text.decodeUtf8 <$> ByteString.packCStringLen (castPtr start, len)

putText :: Ptr (Ptr Word8) -> Ptr Int -> Text -> IO ()
putText result resultLen text =
  ByteString.unsafeUseAsCStringLen (Text.encodeUtf8 text) $ \(start, len) -> do
    copy <- mallocBytes (max 1 len)
    copyBytes copy (castPtr start) len
    poke result copy
    poke resultLen len
