{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE UnliftedFFITypes #-}

-- | Memory that Haskell lends for a call, and that is used after it.
module Main (main) where

import Control.Monad (replicateM, replicateM_, void)
import Foreign hiding (copyArray, void)
import GHC.Exts
import GHC.IO (IO (..))
import GHC.Word (Word64 (..))
import System.Environment (getArgs)
import System.Mem (performMajorGC)

foreign import ccall unsafe "keep" keep :: Ptr Word64 -> IO ()

foreign import ccall unsafe "copy" copy :: Ptr Word64 -> IO ()

foreign import ccall unsafe "keep" keepArray :: MutableByteArray# RealWorld -> IO ()

foreign import ccall unsafe "copy" copyArray :: MutableByteArray# RealWorld -> IO ()

foreign import ccall unsafe "kept" kept :: IO Word64

foreign import ccall unsafe "finish" finish :: IO ()

main :: IO ()
main = do
  arguments <- getArgs
  case arguments of
    ["write-kept"] -> writing keep
    ["write-own"] -> writing copy
    ["read-kept"] -> reading (\(Array array) -> keepArray array)
    ["read-copy"] -> reading (\(Array array) -> copyArray array)
    _ -> fail "which?"

-- | Lends a local buffer, and tells what Rust's writing does to buffers of others, which are all zero.
writing :: (Ptr Word64 -> IO ()) -> IO ()
writing lend = do
  allocaArray size $ \numbers -> poke numbers 1 >> lend numbers
  performMajorGC
  others <- replicateM 1000 zeros
  finish
  number <- kept
  numbers <- mapM (`withForeignPtr` peekArray size) others
  putStrLn ("others hold " ++ show (filter (/= 0) (concat numbers)) ++ ", Rust reads " ++ show number)

size :: Int
size = 1024

zeros :: IO (ForeignPtr Word64)
zeros = do
  other <- mallocForeignPtrArray size
  withForeignPtr other (\numbers -> pokeArray numbers (replicate size 0))
  pure other

-- | Lends an array that is not pinned, and tells what Rust reads when the collector has moved it.
reading :: (Array -> IO ()) -> IO ()
reading lend = do
  array <- newArray8
  writeArray8 array 1
  lend array
  performMajorGC
  replicateM_ 100000 (void newArray8)
  number <- kept
  mine <- readArray8 array
  putStrLn ("lent " ++ show mine ++ ", Rust reads the same: " ++ show (number == mine))

-- | An array of one number.
data Array = Array (MutableByteArray# RealWorld)

newArray8 :: IO Array
newArray8 = IO $ \world -> case newByteArray# 8# world of
  (# later, array #) -> (# later, Array array #)

writeArray8 :: Array -> Word64 -> IO ()
writeArray8 (Array array) (W64# number) = IO $ \world ->
  (# writeWord64Array# array 0# number world, () #)

readArray8 :: Array -> IO Word64
readArray8 (Array array) = IO $ \world -> case readWord64Array# array 0# world of
  (# later, number #) -> (# later, W64# number #)
