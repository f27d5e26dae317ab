{-# LANGUAGE ScopedTypeVariables #-}

-- | Vectors of numbers.
module Vectors (spec) where

import Bits
import Control.Monad (replicateM)
import Data.Foldable (for_)
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word32, Word64)
import Foreign.ForeignPtr (mallocForeignPtrBytes, plusForeignPtr, withForeignPtr)
import Foreign.Ptr (ptrToWordPtr)
import Foreign.Storable (Storable (..))
import qualified Hsffi.Roundtrip
import Hsffi.Roundtrip hiding (sum)
import Positions
import System.Mem (performGC)
import Test.Hspec
import Test.QuickCheck

spec :: Spec
spec = do
  describe "of Int8" $
    integers
      (Exports vectorI8 leafVectorI8 maybeVectorI8 leafMaybeVectorI8 bothVectorI8 leafBothVectorI8)
      ownedVectorI8
  describe "of Int16" $
    integers
      (Exports vectorI16 leafVectorI16 maybeVectorI16 leafMaybeVectorI16 bothVectorI16 leafBothVectorI16)
      ownedVectorI16
  describe "of Int32" $
    integers
      (Exports vectorI32 leafVectorI32 maybeVectorI32 leafMaybeVectorI32 bothVectorI32 leafBothVectorI32)
      ownedVectorI32
  describe "of Int64" $
    integers
      (Exports vectorI64 leafVectorI64 maybeVectorI64 leafMaybeVectorI64 bothVectorI64 leafBothVectorI64)
      ownedVectorI64
  describe "of Int" $
    integers
      (Exports vectorIsize leafVectorIsize maybeVectorIsize leafMaybeVectorIsize bothVectorIsize leafBothVectorIsize)
      ownedVectorIsize
  describe "of Word16" $
    integers
      (Exports vectorU16 leafVectorU16 maybeVectorU16 leafMaybeVectorU16 bothVectorU16 leafBothVectorU16)
      ownedVectorU16
  describe "of Word32" $
    integers
      (Exports vectorU32 leafVectorU32 maybeVectorU32 leafMaybeVectorU32 bothVectorU32 leafBothVectorU32)
      ownedVectorU32
  describe "of Word64" $
    integers
      (Exports vectorU64 leafVectorU64 maybeVectorU64 leafMaybeVectorU64 bothVectorU64 leafBothVectorU64)
      ownedVectorU64
  describe "of Word" $
    integers
      (Exports vectorUsize leafVectorUsize maybeVectorUsize leafMaybeVectorUsize bothVectorUsize leafBothVectorUsize)
      ownedVectorUsize
  describe "of Float" $
    vectors
      ( via floatsOf bitsOf $
          Exports vectorF32 leafVectorF32 maybeVectorF32 leafMaybeVectorF32 bothVectorF32 leafBothVectorF32
      )
      (fmap bitsOf . ownedVectorF32 . floatsOf)
      [Bits 0x80000000, Bits 0x7fa00000, Bits 0x7f800000, Bits 0x00000001]
      (Bits <$> arbitraryBoundedIntegral)
  describe "of Double" $
    vectors
      ( via doublesOf bitsOf $
          Exports vectorF64 leafVectorF64 maybeVectorF64 leafMaybeVectorF64 bothVectorF64 leafBothVectorF64
      )
      (fmap bitsOf . ownedVectorF64 . doublesOf)
      [Bits 0x8000000000000000, Bits 0x7ff4000000000000, Bits 0x7ff0000000000000, Bits 0x0000000000000001]
      (Bits <$> arbitraryBoundedIntegral)

  describe "is not copied" $ do
    it "on its way to Rust" $
      for_ [Vector.singleton 0.5, Vector.drop 3 (Vector.enumFromTo 1 131072)] $ \numbers -> do
        address <- addressOf numbers
        vectorAddress numbers `shouldReturn` address
    it "on its way to Haskell" $
      for_ [65, 100, 131072] $ \len -> do
        (numbers, address) <- vectorAndAddress len
        numbers `shouldBe` Vector.replicate (fromIntegral len) 0.5
        addressOf numbers `shouldReturn` address
    it "on its way back to Rust" $ do
      (numbers, address) <- vectorAndAddress 100
      vectorAddress (Vector.drop 10 numbers) `shouldReturn` (address + 80)

  it "is copied on its way to Haskell when it is little, and aligned" $
    for_ [1, 7, 63, 64] $ \len -> do
      (numbers, address) <- vectorAndAddress len
      numbers `shouldBe` Vector.replicate (fromIntegral len) 0.5
      ours <- addressOf numbers
      ours `shouldNotBe` address
      ours `mod` 8 `shouldBe` 0

  it "keeps Rust's memory as long as a slice of it is in use" $ do
    -- From a list, since Valgrind does not know the instruction that adds 16 bits in code of GHC 9.6.
    slices <- replicateM 1000 (Vector.slice 5 3 <$> vectorU16 (Vector.fromList [0 .. 599]))
    performGC
    performGC
    slices `shouldBe` replicate 1000 (Vector.fromList [5 .. 7])
  it "goes back to Rust at its capacity" $
    for_ [(0, 0), (0, 1000), (1, 1000), (128, 1000), (129, 1000), (999, 1000), (1000, 1000)] $ \(len, capacity) ->
      spareVector len capacity `shouldReturn` Vector.replicate (fromIntegral len) 1
  it "is summed by value" $ Hsffi.Roundtrip.sum (Vector.enumFromTo 1 100) `shouldReturn` 5050

integers
  :: (Bounded a, Integral a, Show a, Storable a)
  => Exports (Vector a)
  -> (Vector a -> IO (Vector a))
  -> Spec
integers exports byValue = vectors exports byValue [minBound, maxBound, 0] arbitraryBoundedIntegral

-- | Sends vectors of the elements that are given, and of others.
vectors
  :: forall a
   . (Eq a, Show a, Storable a)
  => Exports (Vector a)
  -> (Vector a -> IO (Vector a))
  -> [a]
  -> Gen a
  -> Spec
vectors exports byValue few others = do
  crosses
    exports
    [ ("by value", \numbers -> byValue numbers `returns` numbers)
    , ("twice, the second time from Rust's memory", \numbers -> (same exports numbers >>= same exports) `returns` numbers)
    ]
    [ Vector.empty
    , short
    , Vector.slice 1 2 short
    , Vector.drop (length few) short
    , mebibyte
    , Vector.drop 1 mebibyte
    -- Up to 512 bytes are copied.
    , Vector.take (512 `div` size - 1) mebibyte
    , Vector.take (512 `div` size) mebibyte
    , Vector.take (512 `div` size + 1) mebibyte
    ]
    (anySlice others)
  it "is refused when its elements are not aligned" $
    for_ [1 .. size - 1] $ \offset -> do
      numbers <- misaligned offset
      refuses exports short numbers notAligned
      byValue numbers `refuseWith` ("argument value: " ++ notAligned)
  it "crosses when there are no elements to be aligned" $
    for_ [1 .. size - 1] $ \offset -> do
      numbers <- Vector.take 0 <$> misaligned offset
      same exports numbers `shouldReturn` Vector.empty
      leaf exports numbers `shouldReturn` Vector.empty
      byValue numbers `shouldReturn` Vector.empty
 where
  size = sizeOf (undefined :: a)
  short = Vector.fromList few
  mebibyte = Vector.generate (2 ^ (20 :: Int) `div` size) (\i -> short Vector.! (i `mod` length few))
  notAligned = "the elements of the vector are not aligned to " ++ show size ++ " bytes"

anySlice :: Storable a => Gen a -> Gen (Vector a)
anySlice element = do
  numbers <- Vector.fromList <$> listOf element
  skipped <- choose (0, Vector.length numbers)
  pure (Vector.drop skipped numbers)

-- | Three elements that lie so many bytes beyond an address that is fit for them.
misaligned :: forall a. Storable a => Int -> IO (Vector a)
misaligned offset = do
  memory <- mallocForeignPtrBytes (4 * sizeOf (undefined :: a))
  pure (Vector.unsafeFromForeignPtr0 (memory `plusForeignPtr` offset) 3)

floatsOf :: Vector (Bits Word32) -> Vector Float
floatsOf = Vector.unsafeCast

doublesOf :: Vector (Bits Word64) -> Vector Double
doublesOf = Vector.unsafeCast

-- | The same memory, so that a slice remains one.
bitsOf :: (Storable float, Storable word) => Vector float -> Vector (Bits word)
bitsOf = Vector.unsafeCast

addressOf :: Storable a => Vector a -> IO Word
addressOf numbers = withForeignPtr start (pure . fromIntegral . ptrToWordPtr)
 where
  (start, _) = Vector.unsafeToForeignPtr0 numbers
