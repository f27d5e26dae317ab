{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE UnliftedFFITypes #-}

-- | An array that is passed through a @safe@ import, and moved during the call.
module Main (main) where

import Control.Monad (replicateM_, void)
import GHC.Exts
import GHC.IO (IO (..))
import GHC.Word (Word64 (..), Word8 (..))
import System.Environment (getArgs)
import System.Mem (performMajorGC)

foreign import ccall safe "sum_around"
  sumAround :: MutableByteArray# RealWorld -> Word -> FunPtr (IO ()) -> IO Word64

foreign import ccall "wrapper" callback :: IO () -> IO (FunPtr (IO ()))

main :: IO ()
main = do
  arguments <- getArgs
  call <- callback (performMajorGC >> replicateM_ 10000 (void (filled unpinned 1000 7)))
  case arguments of
    ["unpinned"] -> filled unpinned 64 1 >>= lending call
    ["pinned"] -> filled pinned 64 1 >>= lending call
    _ -> fail "which?"

lending :: FunPtr (IO ()) -> Array -> IO ()
lending call (Array array) = do
  (before, after) <- (`divMod` 1000) <$> sumAround array 64 call
  putStrLn ("Rust sums up 64 ones to " ++ show before ++ ", then to " ++ show after)
  first <- IO $ \world -> case readWord8Array# array 0# world of
    (# later, byte #) -> (# later, W8# byte #)
  putStrLn ("Rust writes 9, Haskell reads " ++ show first)

data Array = Array (MutableByteArray# RealWorld)

unpinned, pinned :: Int -> IO Array
unpinned (I# size) = IO $ \world -> case newByteArray# size world of
  (# later, array #) -> (# later, Array array #)
pinned (I# size) = IO $ \world -> case newPinnedByteArray# size world of
  (# later, array #) -> (# later, Array array #)

-- | An array of so many bytes that are all the same.
filled :: (Int -> IO Array) -> Int -> Int -> IO Array
filled new size@(I# len) (I# byte) = do
  Array array <- new size
  IO $ \world -> (# setByteArray# array 0# len byte world, Array array #)
