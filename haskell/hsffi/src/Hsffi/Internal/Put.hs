{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Writing data: values that may refer to memory outside of their slot, which an 'Arena' holds.
--
-- Nothing here is checked: offsets are in bytes, as the Rust compiler laid the values out.
module Hsffi.Internal.Put
  ( Put (..)
  , putAt
  , pokeData
  , withList
  , writePut
  , putItems

    -- * Numbers
  , putInt8
  , putInt16
  , putInt32
  , putInt64
  , putInt
  , putWord8
  , putWord16
  , putWord32
  , putWord64
  , putWord
  , putFloat
  , putDouble
  , putNatural
  , putInteger

    -- * Other values
  , putUnit
  , putBool
  , putChar
  , putEnum
  , putTag
  , putMaybe
  , putEither
  , putText
  , putBytes
  , putVector
  , putObject

    -- * Values elsewhere
  , putList
  , putPointer
  ) where

import Prelude hiding (putChar)

import Control.Exception (throwIO)
import Control.Monad (unless)
import Data.Bits (shiftR)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Data.Int (Int16, Int32, Int64, Int8)
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word16, Word32, Word64, Word8)
import Foreign.ForeignPtr (ForeignPtr)
import Foreign.Marshal.Utils (copyBytes)
import Foreign.Ptr (Ptr, castPtr, nullPtr)
import Foreign.Storable (Storable (..))
import GHC.Exts (Int (..), oneShot, (+#))
import GHC.ForeignPtr (unsafeForeignPtrToPtr)
import Hsffi.Internal.Arena
import Hsffi.Internal.Argument (withBytes, withVector)
import Hsffi.Internal.Exception (InvalidArgument (..))
import Hsffi.Internal.Poke
import Hsffi.Internal.Slot (Slot (..))
import Hsffi.Internal.Utf8 (encodeTo, maxBytes)
import Numeric.Natural (Natural)

-- | Writes to a slot, and to an arena what the slot refers to.
newtype Put = Put (Arena -> Slot -> IO ())

instance Semigroup Put where
  Put a <> Put b = writing $ \arena slot -> a arena slot >> b arena slot
  {-# INLINE (<>) #-}

instance Monoid Put where
  mempty = Put $ \_ _ -> pure ()
  {-# INLINE mempty #-}

-- | What writes in this way, known to GHC to be used once where it stands in others: so the parts of a record become one function.
writing :: (Arena -> Slot -> IO ()) -> Put
writing put = Put $ oneShot $ \arena -> oneShot $ \slot -> put arena slot
{-# INLINE writing #-}

-- | What a 'Put' does.
writePut :: Put -> Arena -> Slot -> IO ()
writePut (Put put) = put
{-# INLINE writePut #-}

-- | Writes so many bytes further on.
putAt :: Int -> Put -> Put
putAt (I# at) (Put put) = writing $ \arena (Slot array start) -> put arena (Slot array (start +# at))
{-# INLINE putAt #-}

-- | Data as an argument or as the result of a closure.
pokeData :: (a -> Put) -> Poke a
pokeData put = Poke $ \slot a action -> withArena $ \arena -> writePut (put a) arena slot >> action
{-# INLINE pokeData #-}

-- | A list as an argument: its items take so many bytes each. Address and length.
withList :: Int -> (a -> Put) -> [a] -> (Ptr Word8 -> Word -> IO r) -> IO r
withList size put list action = withArena $ \arena -> putItems arena size put list action
{-# INLINE withList #-}

-- | What lies in the slot alone.
plain :: (Int -> Poke a) -> Int -> a -> Put
plain poke' at a = Put $ \_ slot -> pokeSlot (poke' at) slot a (pure ())
{-# INLINE plain #-}

-- | The number at an offset.
putInt8 :: Int -> Int8 -> Put
putInt8 = plain pokeInt8
{-# INLINE putInt8 #-}

-- | The number at an offset.
putInt16 :: Int -> Int16 -> Put
putInt16 = plain pokeInt16
{-# INLINE putInt16 #-}

-- | The number at an offset.
putInt32 :: Int -> Int32 -> Put
putInt32 = plain pokeInt32
{-# INLINE putInt32 #-}

-- | The number at an offset.
putInt64 :: Int -> Int64 -> Put
putInt64 = plain pokeInt64
{-# INLINE putInt64 #-}

-- | The number at an offset.
putInt :: Int -> Int -> Put
putInt = plain pokeInt
{-# INLINE putInt #-}

-- | The number at an offset.
putWord8 :: Int -> Word8 -> Put
putWord8 = plain pokeWord8
{-# INLINE putWord8 #-}

-- | The number at an offset.
putWord16 :: Int -> Word16 -> Put
putWord16 = plain pokeWord16
{-# INLINE putWord16 #-}

-- | The number at an offset.
putWord32 :: Int -> Word32 -> Put
putWord32 = plain pokeWord32
{-# INLINE putWord32 #-}

-- | The number at an offset.
putWord64 :: Int -> Word64 -> Put
putWord64 = plain pokeWord64
{-# INLINE putWord64 #-}

-- | The number at an offset.
putWord :: Int -> Word -> Put
putWord = plain pokeWord
{-# INLINE putWord #-}

-- | The number at an offset.
putFloat :: Int -> Float -> Put
putFloat = plain pokeFloat
{-# INLINE putFloat #-}

-- | The number at an offset.
putDouble :: Int -> Double -> Put
putDouble = plain pokeDouble
{-# INLINE putDouble #-}

-- | A @u128@: the lower half, then the upper half. Throws 'InvalidArgument' for a number of more bits.
putNatural :: Int -> Natural -> Put
putNatural at number = Put $ \arena slot -> do
  unless (number < 2 ^ (128 :: Int)) (outOfRange "u128")
  writePut (putHalves at (toInteger number)) arena slot

-- | An @i128@: the lower half, then the upper half. Throws 'InvalidArgument' for a number of more bits.
putInteger :: Int -> Integer -> Put
putInteger at number = Put $ \arena slot -> do
  unless (-limit <= number && number < limit) (outOfRange "i128")
  writePut (putHalves at number) arena slot
 where
  limit = 2 ^ (127 :: Int)

outOfRange :: String -> IO a
outOfRange ty = throwIO (InvalidArgument (Text.pack ("the number is out of the range of Rust's " ++ ty)))

-- | In two's complement.
putHalves :: Int -> Integer -> Put
putHalves at number = putWord64 at (fromInteger number) <> putWord64 (at + 8) (fromInteger (number `shiftR` 64))

-- | Writes nothing.
putUnit :: Int -> () -> Put
putUnit _ () = mempty
{-# INLINE putUnit #-}

-- | A byte, 0 or 1.
putBool :: Int -> Bool -> Put
putBool = plain pokeBool
{-# INLINE putBool #-}

-- | A code point. Rust rejects a surrogate.
putChar :: Int -> Char -> Put
putChar = plain pokeChar
{-# INLINE putChar #-}

-- | The index of the constructor, in 32 bits.
putEnum :: Enum a => Int -> a -> Put
putEnum = plain pokeEnum
{-# INLINE putEnum #-}

-- | The index of a constructor with fields, in 32 bits.
putTag :: Word32 -> Put
putTag = putWord32 0
{-# INLINE putTag #-}

-- | A byte that is 1 when there is a value, which the second argument writes.
putMaybe :: Int -> (a -> Put) -> Maybe a -> Put
putMaybe at put = maybe (putBool at False) (\a -> putBool at True <> put a)
{-# INLINE putMaybe #-}

-- | A byte that is 1 for 'Right', then the value.
putEither :: Int -> (a -> Put) -> (b -> Put) -> Either a b -> Put
putEither at left right = either (\a -> putBool at False <> left a) (\b -> putBool at True <> right b)
{-# INLINE putEither #-}

-- | Address and length.
putSlice :: Int -> Ptr a -> Word -> Put
putSlice at start len = Put $ \_ slot -> pokeSlice at slot start len (pure ())
{-# INLINE putSlice #-}

-- | A text as UTF-8.
putText :: Int -> Text -> Put
putText at text
  | maxBytes text <= smallText = Put $ \arena slot ->
      allocateUpTo arena (maxBytes text) (`encodeTo` text) $ \copy len ->
        writePut (putSlice at copy (fromIntegral len)) arena slot
  | otherwise = putBytes at (Text.encodeUtf8 text)

-- | A text that may take up to so many bytes is encoded to the arena.
smallText :: Int
smallText = 1024

-- | Up to so many bytes, copying to the arena takes less time than keeping the memory alive.
smallBytes :: Int
smallBytes = 256

-- | Bytes where they lie, or a copy of a few.
putBytes :: Int -> ByteString -> Put
putBytes at bytes = Put $ \arena slot -> withBytes bytes $ \start len ->
  if ByteString.length bytes <= smallBytes
    then allocate arena (ByteString.length bytes) $ \_ copy -> do
      copyBytes (castPtr copy) start (ByteString.length bytes)
      writePut (putSlice at copy len) arena slot
    else keep arena bytes >> writePut (putSlice at start len) arena slot

-- | Numbers where they lie.
putVector :: Storable a => Int -> Vector a -> Put
putVector at numbers = Put $ \arena slot -> withVector numbers $ \start len -> do
  unless (Vector.null numbers) (keep arena numbers)
  writePut (putSlice at start len) arena slot
{-# INLINE putVector #-}

-- | An object of Rust's.
putObject :: Int -> ForeignPtr a -> Put
putObject at object = Put $ \arena slot -> do
  keep arena object
  pokeSlot (pokePtr at) slot (unsafeForeignPtrToPtr object) (pure ())

-- | A list whose items take so many bytes each: address and length.
putList :: Int -> Int -> (a -> Put) -> [a] -> Put
putList at size put list = Put $ \arena slot ->
  putItems arena size put list $ \start len -> writePut (putSlice at start len) arena slot
{-# INLINE putList #-}

-- | Writes the items of a list to memory of the arena.
putItems :: Arena -> Int -> (a -> Put) -> [a] -> (Ptr Word8 -> Word -> IO r) -> IO r
putItems _ _ _ [] use = use nullPtr 0
putItems arena size@(I# bytes) put list use = allocate arena (size * len) $ \(Slot array start) address -> do
  let go _ [] = pure ()
      go at@(I# from) (a : others) = do
        writePut (put a) arena (Slot array from)
        go (at + I# bytes) others
  go (I# start) list
  use address (fromIntegral len)
 where
  len = length list
{-# INLINE putItems #-}

-- | A value of so many bytes elsewhere: its address.
putPointer :: Int -> Int -> (a -> Put) -> a -> Put
putPointer at size put a = Put $ \arena slot -> allocate arena size $ \target address -> do
  writePut (put a) arena target
  pokeSlot (pokePtr at) slot address (pure ())
{-# INLINE putPointer #-}
