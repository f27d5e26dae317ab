{-# LANGUAGE GeneralizedNewtypeDeriving #-}

-- | Floating-point numbers as their bits, of which 'Eq' tells all apart.
module Bits
  ( Bits (..)
  , toDouble
  , fromDouble
  , toFloat
  , fromFloat
  ) where

import Data.Word (Word32, Word64)
import Foreign.Storable (Storable)
import GHC.Float (castDoubleToWord64, castFloatToWord32, castWord32ToFloat, castWord64ToDouble)
import Numeric (showHex)

newtype Bits word = Bits word
  deriving (Eq, Storable)

instance (Integral word, Show word) => Show (Bits word) where
  show (Bits word) = "0x" ++ showHex word ""

toDouble :: Bits Word64 -> Double
toDouble (Bits word) = castWord64ToDouble word

fromDouble :: Double -> Bits Word64
fromDouble = Bits . castDoubleToWord64

toFloat :: Bits Word32 -> Float
toFloat (Bits word) = castWord32ToFloat word

fromFloat :: Float -> Bits Word32
fromFloat = Bits . castFloatToWord32
