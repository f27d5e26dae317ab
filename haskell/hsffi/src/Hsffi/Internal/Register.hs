{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Results in a register.
--
-- A register holds the result, or with certain upper bits the address of a report: of a failure, or of a result that has those
-- bits itself. So a call that succeeds makes one comparison, and allocates nothing.
module Hsffi.Internal.Register
  ( wordRegister
  , unitResult
  , boolResult
  , charResult
  , enumResult
  , intResult
  , floatResult
  , doubleResult
  ) where

import Control.Monad (void)
import Data.Bits (unsafeShiftR, (.&.))
import Data.Char (chr)
import Foreign.Marshal.Utils (toBool)
import Foreign.Storable (peekByteOff)
import GHC.Exts
import GHC.Float (castDoubleToWord64, castWord32ToFloat, castWord64ToDouble)
import GHC.IO (IO (..))
import Hsffi.Internal.Failure (throwFailure)
import Hsffi.Internal.Library (Library, releaseFailure)

-- | The word that a call returns in a register.
wordRegister :: Library -> IO Word -> IO Word
wordRegister library (IO call) = IO $ \s -> case call s of
  (# s', W# bits #) -> case untagWord library bits s' of (# s'', bits' #) -> (# s'', W# bits' #)
{-# INLINE wordRegister #-}

-- | Inlined late, when the use of the result is known: only then do both cases come together as an unboxed value, and nothing
-- is allocated or saved for the sake of the second.
untagWord :: Library -> Word# -> State# RealWorld -> (# State# RealWorld, Word# #)
untagWord library bits s
  | isResult (W# bits) = (# s, bits #)
  | IO other <- readReport library (W# bits) = case other s of (# s', W# bits' #) -> (# s', bits' #)
{-# INLINE [0] untagWord #-}

isResult :: Word -> Bool
isResult bits = bits `unsafeShiftR` 48 /= 0x7ff4
{-# INLINE isResult #-}

-- | A report has a status, then the result that looked like an address, or the rest of a failure. A result is fetched by a
-- foreign call, and not by a Haskell function, which would need a frame to return to.
readReport :: Library -> Word -> IO Word
readReport library bits = do
  status <- peekByteOff report 0
  if status == (0 :: Word) then releaseFailure library report else throwFailure library status report
 where
  !(W# address) = bits .&. 0xffffffffffff
  report = Ptr (int2Addr# (word2Int# address))
{-# INLINE readReport #-}

-- | The result of a call that returns a floating-point register, where only a NaN can be an address.
doubleResult :: Library -> IO Double -> IO Double
doubleResult library (IO call) = IO $ \s -> case call s of
  (# s', D# double #) -> case untagDouble library double s' of (# s'', double' #) -> (# s'', D# double' #)
{-# INLINE doubleResult #-}

untagDouble :: Library -> Double# -> State# RealWorld -> (# State# RealWorld, Double# #)
untagDouble library double s
  | D# double == D# double = (# s, double #)
  | IO other <- nan library (D# double) = case other s of (# s', D# double' #) -> (# s', double' #)
{-# INLINE [0] untagDouble #-}

nan :: Library -> Double -> IO Double
nan library double = castWord64ToDouble . fromIntegral <$> nanBits library double
{-# NOINLINE nan #-}

-- | The bits of a NaN, or the bits that it is the address of.
nanBits :: Library -> Double -> IO Word
nanBits library double
  | isResult bits = pure bits
  | otherwise = readReport library bits
 where
  bits = fromIntegral (castDoubleToWord64 double)

-- | A 'Float', which the call returns widened when it is a number. The bits of a NaN are the lower half of another NaN.
floatResult :: Library -> IO Double -> IO Float
floatResult library (IO call) = IO $ \s -> case call s of
  (# s', D# double #) -> case untagFloat library double s' of (# s'', float #) -> (# s'', F# float #)
{-# INLINE floatResult #-}

untagFloat :: Library -> Double# -> State# RealWorld -> (# State# RealWorld, Float# #)
untagFloat library double s
  | D# double == D# double = (# s, double2Float# double #)
  | IO other <- nanFloat library (D# double) = case other s of (# s', F# float #) -> (# s', float #)
{-# INLINE [0] untagFloat #-}

nanFloat :: Library -> Double -> IO Float
nanFloat library double = castWord32ToFloat . fromIntegral <$> nanBits library double
{-# NOINLINE nanFloat #-}

-- | A call that returns nothing.
unitResult :: Library -> IO Word -> IO ()
unitResult library = void . wordRegister library
{-# INLINE unitResult #-}

-- | 0 or 1.
boolResult :: Library -> IO Word -> IO Bool
boolResult library = fmap toBool . wordRegister library
{-# INLINE boolResult #-}

-- | A code point, which is never a surrogate.
charResult :: Library -> IO Word -> IO Char
charResult library = fmap (chr . fromIntegral) . wordRegister library
{-# INLINE charResult #-}

-- | The index of a constructor.
enumResult :: Enum a => Library -> IO Word -> IO a
enumResult library = fmap (toEnum . fromIntegral) . wordRegister library
{-# INLINE enumResult #-}

-- | An integer, sign-extended.
intResult :: Num a => Library -> IO Word -> IO a
intResult library = fmap fromIntegral . wordRegister library
{-# INLINE intResult #-}
