{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE UnboxedTuples #-}

-- | Arrays of the heap, which Rust sees where they lie.
module Arrays (spec) where

import Control.Monad (forM_, replicateM_, when)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Short as Short
import Data.Primitive
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64, Word8)
import GHC.Exts
import GHC.IO (IO (..))
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.IO.Unsafe (unsafePerformIO)
import System.Mem (performMajorGC, performMinorGC)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Threads

spec :: Spec
spec = do
  describe "Array#" $ do
    it "is read through an unsafe import" $
      forM_ lengthsOfArrays $ \len -> arrayUnsafeRead (arrayFromList (runs len)) `shouldReturn` repeats len
    it "is read when it is being mutated" $
      forM_ lengthsOfArrays $ \len -> do
        array <- newArray len 'x'
        forM_ (zip [0 ..] (runs len)) (uncurry (writeArray array))
        mutableArrayUnsafeRead array `shouldReturn` repeats len
  describe "SmallArray#" $ do
    it "is read through an unsafe import" $
      forM_ lengthsOfArrays $ \len -> smallArrayUnsafeRead (smallArrayFromList (runs len)) `shouldReturn` repeats len
    it "is read when it is being mutated" $
      forM_ lengthsOfArrays $ \len -> do
        array <- newSmallArray len 'x'
        forM_ (zip [0 ..] (runs len)) (uncurry (writeSmallArray array))
        smallMutableArrayUnsafeRead array `shouldReturn` repeats len
  describe "ArrayArray#" $ do
    it "is read through an unsafe import" $
      forM_ lengthsOfArrays $ \len -> do
        array <- arraysOfBytes len >>= frozen
        arrayArrayUnsafeRead array `shouldReturn` repeats len
    it "is read when it is being mutated" $
      forM_ lengthsOfArrays $ \len -> do
        array <- arraysOfBytes len
        mutableArrayArrayUnsafeRead array `shouldReturn` repeats len
  describe "ByteArray#" $ do
    prop "is read through an unsafe import" $ \bytes ->
      byteArrayUnsafeRead (byteArrayFromList bytes) `shouldReturn` total bytes
    prop "is read through an unsafe import that asks for a pinned one" $ \bytes -> do
      pinnedByteArrayUnsafeRead (byteArrayFromList bytes) `shouldReturn` total bytes
      array <- pinnedOf bytes >>= unsafeFreezeByteArray
      pinnedByteArrayUnsafeRead array `shouldReturn` total bytes
    prop "is read through a safe import, which copies what is not pinned" $ \bytes -> do
      pinnedByteArraySafeRead (byteArrayFromList bytes) collect `shouldReturn` total bytes
      array <- pinnedOf bytes >>= unsafeFreezeByteArray
      pinnedByteArraySafeRead array collect `shouldReturn` total bytes
    it "stays where it is during a safe call" $ do
      stays (byteArrayFromList [1 .. 100 :: Word8]) (collect >> churn) `shouldReturn` True
      array <- pinnedOf [1 .. 100] >>= unsafeFreezeByteArray
      stays array (collect >> churn) `shouldReturn` True
    it "is not copied when it is pinned" $ do
      array <- pinnedOf [1 .. 100] >>= unsafeFreezeByteArray
      arrayAddress array `shouldReturn` addressOf array
    it "is not copied when it is large and GHC counts that as pinned" $ do
      let large = byteArrayFromList (replicate 10000 (1 :: Word8))
      there <- arrayAddress large
      (there == addressOf large) `shouldBe` isByteArrayPinned large
    it "is copied when it may be moved" $ do
      let small = byteArrayFromList [1 :: Word8]
      here <- arrayAddress small
      here `shouldNotBe` addressOf small
    prop "is an array of numbers where it is long enough" $ \bytes ->
      fmap Vector.length <$> numbersOf (byteArrayFromList (bytes :: [Word8]))
        `shouldReturn` case length bytes `divMod` 4 of
          (count, 0) -> Just count
          _ -> Nothing
    prop "is the array of a ShortByteString" $ \bytes ->
      shortBytes (Short.pack bytes) `shouldReturn` ByteString.pack bytes
  describe "MutableByteArray#" $ do
    prop "is read through an unsafe import" $ \bytes -> do
      (unpinnedOf bytes >>= mutableByteArrayUnsafeRead) `shouldReturn` total bytes
      (pinnedOf bytes >>= mutableByteArrayUnsafeRead) `shouldReturn` total bytes
      (pinnedOf bytes >>= pinnedMutableByteArrayUnsafeRead) `shouldReturn` total bytes
    prop "is written to through an unsafe import" $ \bytes -> do
      array <- unpinnedOf bytes
      mutableByteArrayUnsafeWrite array
      bytesOf array `shouldReturn` map (255 -) bytes
      pinned <- pinnedOf bytes
      pinnedMutableByteArrayUnsafeWrite pinned
      bytesOf pinned `shouldReturn` map (255 -) bytes
    prop "is read through a safe import" $ \bytes -> do
      array <- pinnedOf bytes
      pinnedMutableByteArraySafeRead array collect `shouldReturn` total bytes
    prop "is written to through a safe import" $ \bytes -> do
      array <- pinnedOf bytes
      pinnedMutableByteArraySafeWrite array collect
      bytesOf array `shouldReturn` map (255 -) bytes
    it "is alive during a safe call, though nobody has it any more" $
      replicateM_ 20 $ do
        array <- pinnedOf [1 .. 200]
        pinnedMutableByteArraySafeRead array (collect >> churn) `shouldReturn` total [1 .. 200]
    it "shows what a closure writes to it meanwhile" $ do
      array <- pinnedOf [1, 2, 3]
      pinnedMutableByteArraySafeRead array (writeByteArray array 0 (100 :: Word8)) `shouldReturn` 105
    it "is refused by a safe import when it is not pinned" $ do
      array <- unpinnedOf [1, 2, 3]
      pinnedMutableByteArraySafeRead array collect `shouldThrow` notPinned
      pinnedMutableByteArraySafeWrite array collect `shouldThrow` notPinned
      bytesOf array `shouldReturn` [1, 2, 3]
    it "is an array of numbers" $ do
      array <- unpinnedOf (replicate 20 0)
      setNumberAt array 1 0.5
      numberAt array 1 `shouldReturn` Just 0.5
      readByteArray array 1 `shouldReturn` (0.5 :: Double)
      numberAt array 2 `shouldReturn` Nothing
      numberAt array maxBound `shouldReturn` Nothing
      writeNumbers array (Vector.fromList [7, 8])
      readByteArray array 1 `shouldReturn` (8 :: Word64)
    it "is not written to beyond its end" $ do
      array <- unpinnedOf (replicate 20 9)
      setNumberAt array 2 0.5 `panics` "index 2 is out of bounds: the array has 2 elements"
      setNumberAt array maxBound 0.5 `panics` "index 18446744073709551615 is out of bounds: the array has 2 elements"
      writeNumbers array (Vector.replicate 3 0) `panics` "index 2 is out of bounds: the array has 2 elements"
      bytesOf array `shouldReturn` replicate 20 9
    it "is not written to beyond an end that has come nearer since the call began" $ do
      array <- unpinnedOf (replicate 1000 9)
      let numbers = unsafePerformIO $ Vector.replicate 2 0 <$ (shrinkMutableByteArray array 8 >> performMajorGC)
      writeNumbers array numbers `panics` "index 1 is out of bounds: the array has 1 elements"
      bytesOf array `shouldReturn` replicate 8 9
    it "may be two arguments at once" $ do
      array <- unpinnedOf [1, 2, 3]
      copyOver array array `shouldReturn` 3
      bytesOf array `shouldReturn` [1, 2, 3]
      other <- unpinnedOf [0, 0, 0, 4]
      copyOver other array `shouldReturn` 3
      bytesOf other `shouldReturn` [1, 2, 3, 4]
    it "may be written to by several threads" $ do
      array <- pinnedOf (replicate 8 0)
      _ <- concurrently 4 $ \_ -> countUp array 10000 >> when isThreaded performMinorGC
      bytes <- bytesOf array
      length bytes `shouldBe` 8
  describe "all of them" $ do
    it "have lengths" $
      lengths (arrayFromList "abc") (byteArrayFromList [1, 2 :: Word64]) "Grüße" `shouldReturn` (3, 16, 7)
    it "have elements that are one or are not" $ do
      let strings = ["a", "b"] :: [String]
      let array = arrayFromList strings
      sameElement array (arrayFromList strings) 1 `shouldReturn` Just True
      sameElement array (arrayFromList [False, True]) 1 `shouldReturn` Just False
      sameElement array array 2 `shouldReturn` Nothing
 where
  lengthsOfArrays = [0, 1, 2, 3, 100, 1000]
  notPinned err = invalidArgumentMessage err == "argument array: the array is not pinned"

-- | So many elements, in runs of three.
runs :: Int -> [Char]
runs len = take len (cycle (concatMap (replicate 3) ['a' .. 'z']))

-- | How many of them are the one before.
repeats :: Int -> Word
repeats len = fromIntegral (length (filter id (zipWith (==) (runs len) (drop 1 (runs len)))))

total :: [Word8] -> Word64
total = sum . map fromIntegral

collect :: IO ()
collect = performMajorGC

-- | Fills memory that has become free with something else.
churn :: IO ()
churn = replicateM_ 1000 $ do
  array <- pinnedOf (replicate 200 0xEE)
  writeByteArray array 0 (1 :: Word8)

unpinnedOf :: [Word8] -> IO (MutableByteArray RealWorld)
unpinnedOf bytes = newByteArray (length bytes) >>= filledWith bytes

pinnedOf :: [Word8] -> IO (MutableByteArray RealWorld)
pinnedOf bytes = newPinnedByteArray (length bytes) >>= filledWith bytes

filledWith :: [Word8] -> MutableByteArray RealWorld -> IO (MutableByteArray RealWorld)
filledWith bytes array = do
  forM_ (zip [0 ..] bytes) (uncurry (writeByteArray array))
  pure array

bytesOf :: MutableByteArray RealWorld -> IO [Word8]
bytesOf array = do
  len <- getSizeofMutableByteArray array
  mapM (readByteArray array) [0 .. len - 1]

addressOf :: ByteArray -> Word
addressOf (ByteArray array) = W# (int2Word# (addr2Int# (byteArrayContents# array)))

-- | Arrays of bytes in runs of three.
arraysOfBytes :: Int -> IO (MutableArrayArray RealWorld)
arraysOfBytes (I# len) = do
  arrays@(MutableArrayArray array) <- IO $ \s -> case newArrayArray# len s of
    (# s', new #) -> (# s', MutableArrayArray new #)
  forM_ (zip [0 ..] (runs (I# len))) $ \(I# index, char) -> do
    ByteArray bytes <- pure (bytesFor char)
    IO $ \s -> (# writeByteArrayArray# array index bytes s, () #)
  pure arrays
 where
  bytesFor char = table `indexArray` (fromEnum char - fromEnum 'a')
  table = arrayFromList [byteArrayFromList [char] | char <- ['a' .. 'z']]

frozen :: MutableArrayArray RealWorld -> IO ArrayArray
frozen (MutableArrayArray array) = IO $ \s -> case unsafeFreezeArrayArray# array s of
  (# s', frozenArray #) -> (# s', ArrayArray frozenArray #)
