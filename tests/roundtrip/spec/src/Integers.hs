-- | Integers of all widths.
module Integers (spec) where

import Data.Bits (shiftL, (.|.))
import Data.List (nub)
import Data.Word (Word64)
import Hsffi.Roundtrip hiding (sum)
import Positions
import Test.Hspec
import Test.QuickCheck

spec :: Spec
spec = do
  describe "Int8" $ integers (Exports sameI8 leafI8 maybeI8 leafMaybeI8 bothI8 leafBothI8) throughI8
  describe "Int16" $ integers (Exports sameI16 leafI16 maybeI16 leafMaybeI16 bothI16 leafBothI16) throughI16
  describe "Int32" $ integers (Exports sameI32 leafI32 maybeI32 leafMaybeI32 bothI32 leafBothI32) throughI32
  describe "Int64" $ integers (Exports sameI64 leafI64 maybeI64 leafMaybeI64 bothI64 leafBothI64) throughI64
  describe "Int" $ integers (Exports sameIsize leafIsize maybeIsize leafMaybeIsize bothIsize leafBothIsize) throughIsize
  describe "Word8" $ integers (Exports sameU8 leafU8 maybeU8 leafMaybeU8 bothU8 leafBothU8) throughU8
  describe "Word16" $ integers (Exports sameU16 leafU16 maybeU16 leafMaybeU16 bothU16 leafBothU16) throughU16
  describe "Word32" $ integers (Exports sameU32 leafU32 maybeU32 leafMaybeU32 bothU32 leafBothU32) throughU32
  describe "Word64" $ integers (Exports sameU64 leafU64 maybeU64 leafMaybeU64 bothU64 leafBothU64) throughU64
  describe "Word" $ integers (Exports sameUsize leafUsize maybeUsize leafMaybeUsize bothUsize leafBothUsize) throughUsize
  it "tells more arguments apart than fit into registers" $
    many (-1) 2 3.5 (-4) 5.25 True 'g' 8 (-9)
      `shouldReturn` sum [-1, 2 * 2, 3.5 * 3, -4 * 4, 5.25 * 5, 6, 103 * 7, 8 * 8, -9 * 9]

integers :: (Bounded a, Integral a, Show a) => Exports a -> (a -> (a -> IO a) -> IO a) -> Spec
integers exports through = crosses exports [throughClosure] edges others
 where
  throughClosure = ("through a closure", \a -> through a (pure . (+ 1)) `returns` (a + 1))
  others = oneof [arbitraryBoundedIntegral, arbitrarySizedIntegral, fromIntegral <$> likeAddress]

-- | The bounds of this type and of the others, and numbers whose bits could be mistaken for the address of a failure.
edges :: (Bounded a, Integral a) => [a]
edges =
  nub $
    [minBound, maxBound, minBound + 1, maxBound - 1]
      ++ [fromInteger (sign * 2 ^ width + offset) | width <- widths, sign <- [1, -1], offset <- [-1, 0, 1]]
      ++ map fromIntegral likeAddresses
 where
  widths = [0, 7, 8, 15, 16, 31, 32, 47, 48, 63, 64 :: Int]

likeAddresses :: [Word64]
likeAddresses =
  [ 0x7ff3ffffffffffff
  , 0x7ff4000000000000
  , 0x7ff4000000000001
  , 0x7ff4123456789abc
  , 0x7ff4ffffffffffff
  , 0x7ff5000000000000
  , 0xfff4000000000000
  ]

likeAddress :: Gen Word64
likeAddress = (0x7ff4 `shiftL` 48 .|.) <$> choose (0, 0xffffffffffff)
