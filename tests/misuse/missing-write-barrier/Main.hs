{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE UnliftedFFITypes #-}

-- | A write to an array of objects, of which the collector is not told.
module Main (main) where

import Control.Exception (evaluate)
import Control.Monad (replicateM_)
import Data.Word (Word64)
import GHC.Exts
import GHC.IO (IO (..))
import System.Environment (getArgs)
import System.Mem (performMajorGC, performMinorGC)

foreign import ccall unsafe "copy_first"
  copyFirst :: MutableArray# RealWorld Word64 -> MutableArray# RealWorld Word64 -> IO ()

main :: IO ()
main = do
  arguments <- getArgs
  old <- newArray 0
  replicateM_ 3 performMajorGC
  young <- evaluate (fromIntegral (length arguments) + 41) >>= newArray
  case arguments of
    ["rust"] -> copyTo copyFirst old young
    ["haskell"] -> copyTo (\to from -> readFirst from >>= writeFirst to) old young
    _ -> fail "which?"
  performMinorGC
  replicateM_ 10000 sevens
  number <- reading old
  putStrLn ("put 42 into an array, it holds " ++ show number)

data Array = Array (MutableArray# RealWorld Word64)

copyTo :: (MutableArray# RealWorld Word64 -> MutableArray# RealWorld Word64 -> IO ()) -> Array -> Array -> IO ()
copyTo copy (Array to) (Array from) = copy to from

reading :: Array -> IO Word64
reading (Array array) = readFirst array

newArray :: Word64 -> IO Array
newArray number = IO $ \world -> case newArray# 1# number world of
  (# later, array #) -> (# later, Array array #)

readFirst :: MutableArray# RealWorld Word64 -> IO Word64
readFirst array = IO (readArray# array 0#)

writeFirst :: MutableArray# RealWorld Word64 -> Word64 -> IO ()
writeFirst array number = IO $ \world -> (# writeArray# array 0# number world, () #)

-- | Fills memory that has become free with the byte 7.
sevens :: IO ()
sevens = IO $ \world -> case newByteArray# 1000# world of
  (# later, array #) -> (# setByteArray# array 0# 1000# 7# later, () #)
