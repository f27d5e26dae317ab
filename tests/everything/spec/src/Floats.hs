-- | Floating-point numbers, told apart by their bits.
module Floats (spec) where

import Bits
import Crossing
import Data.Bits (shiftL, (.|.))
import Data.Foldable (for_)
import Data.Word (Word32, Word64)
import Hsffi.Everything
import Test.Hspec
import Test.QuickCheck

spec :: Spec
spec = do
  describe "Double" $
    crosses doubles [("through a closure", throughClosure)] doubleEdges doubleBits
  describe "Float" $ do
    crosses floats [("through a closure", throughClosure32)] floatEdges quietFloatBits
    it "is quieted in a register when it is a signalling NaN" $
      for_ signalling $ \bits -> do
        same floats bits `returns` quieted bits
        leaf floats bits `returns` quieted bits
    it "stays a signalling NaN in memory" $
      for_ signalling $ \bits -> do
        optional floats (Just bits) `returns` Just bits
        leafOptional floats (Just bits) `returns` Just bits
        both floats bits (Just bits) `returns` (bits, Just bits)
        throughClosure32 bits
 where
  throughClosure bits =
    (fromDouble <$> throughF64 (toDouble bits) pure) `returns` bits
  throughClosure32 bits =
    (fromFloat <$> throughF32 (toFloat bits) pure) `returns` bits

doubles :: Exports (Bits Word64)
doubles =
  via toDouble fromDouble $
    Exports sameF64 leafF64 maybeF64 leafMaybeF64 bothF64 leafBothF64

floats :: Exports (Bits Word32)
floats =
  via toFloat fromFloat $
    Exports sameF32 leafF32 maybeF32 leafMaybeF32 bothF32 leafBothF32

doubleEdges :: [Bits Word64]
doubleEdges = map Bits (positive ++ map (.|. 0x8000000000000000) positive)
 where
  positive =
    [ 0x0000000000000000 -- zero
    , 0x0000000000000001 -- the least denormal number
    , 0x000fffffffffffff -- the greatest
    , 0x0010000000000000 -- the least normal number
    , 0x3ff0000000000000 -- one
    , 0x7fefffffffffffff -- the greatest finite number
    , 0x7ff0000000000000 -- infinity
    , 0x7ff0000000000001 -- signalling NaNs, around those that could be mistaken for the address of a failure
    , 0x7ff3ffffffffffff
    , 0x7ff4000000000000
    , 0x7ff4000000000001
    , 0x7ff4123456789abc
    , 0x7ff4ffffffffffff
    , 0x7ff5000000000000
    , 0x7ff7ffffffffffff
    , 0x7ff8000000000000 -- quiet NaNs
    , 0x7ff8000000000001
    , 0x7fffffffffffffff
    ]

-- | Numbers, and more NaNs than there would be otherwise.
doubleBits :: Gen (Bits Word64)
doubleBits =
  Bits
    <$> oneof
      [ arbitraryBoundedIntegral
      , (0x7ff0000000000000 .|.) <$> choose (0, 0xfffffffffffff)
      , (0x7ff4 `shiftL` 48 .|.) <$> choose (0, 0xffffffffffff)
      ]

floatEdges :: [Bits Word32]
floatEdges = map Bits (positive ++ map (.|. 0x80000000) positive)
 where
  positive =
    [ 0x00000000 -- zero
    , 0x00000001 -- the least denormal number
    , 0x007fffff -- the greatest
    , 0x00800000 -- the least normal number
    , 0x3f800000 -- one
    , 0x7f7fffff -- the greatest finite number
    , 0x7f800000 -- infinity
    , 0x7fc00000 -- quiet NaNs
    , 0x7fc00001
    , 0x7fffffff
    ]

quietFloatBits :: Gen (Bits Word32)
quietFloatBits = quieted . Bits <$> arbitraryBoundedIntegral

-- | A @float@ comes back in a register as a @double@, and no processor widens a signalling NaN as it is.
quieted :: Bits Word32 -> Bits Word32
quieted (Bits bits)
  | isNaN (toFloat (Bits bits)) = Bits (bits .|. 0x00400000)
  | otherwise = Bits bits

signalling :: [Bits Word32]
signalling = map Bits [0x7f800001, 0x7fa00000, 0x7fbfffff, 0xff800001, 0xffbfffff]
