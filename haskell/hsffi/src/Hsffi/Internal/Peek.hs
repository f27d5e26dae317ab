{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Reading values from slots.
--
-- Nothing here is checked: offsets are in bytes, as the Rust compiler laid the values out.
module Hsffi.Internal.Peek
  ( Peek (..)
  , reading
  , readingWith

    -- * Numbers
  , peekInt8
  , peekInt16
  , peekInt32
  , peekInt64
  , peekInt
  , peekWord8
  , peekWord16
  , peekWord32
  , peekWord64
  , peekWord
  , peekFloat
  , peekDouble
  , peekPtr
  , peekFunPtr
  , peekStablePtr

    -- * Other values
  , peekUnit
  , peekBool
  , peekChar
  , peekEnum
  , peekMaybe
  , peekVariant
  ) where

import Data.Char (chr)
import Foreign.Marshal.Utils (toBool)
import GHC.Exts
import GHC.IO (IO (..))
import GHC.Int (Int16 (..), Int32 (..), Int64 (..), Int8 (..))
import GHC.Stable (StablePtr (..))
import GHC.Word (Word16 (..), Word32 (..), Word64 (..), Word8 (..))
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Slot (Slot (..))

-- | Reads a value from a slot that a library filled, and takes over the memory that the value owns.
newtype Peek a = Peek {peekSlot :: Library -> Slot -> IO a}

instance Functor Peek where
  fmap f (Peek peek) = reading $ \library slot -> f <$> peek library slot
  {-# INLINE fmap #-}

instance Applicative Peek where
  pure a = Peek $ \_ _ -> pure a
  {-# INLINE pure #-}
  Peek f <*> Peek a = reading $ \library slot -> f library slot <*> a library slot
  {-# INLINE (<*>) #-}

-- | What reads in this way, known to GHC to be used once where it stands in others: so the parts of a record become one function.
reading :: (Library -> Slot -> IO a) -> Peek a
reading peek = Peek $ oneShot $ \library -> oneShot $ \slot -> peek library slot
{-# INLINE reading #-}

-- | Passes the value on to an action that knows the library.
readingWith :: Peek a -> (Library -> a -> IO b) -> Peek b
readingWith (Peek peek) next = Peek $ \library slot -> peek library slot >>= next library
{-# INLINE readingWith #-}

-- | The number at an offset.
readSlot
  :: (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, a #)) -> Int -> Peek a
readSlot get (I# at) = Peek $ \_ (Slot slot start) -> IO $ \s -> get slot (start +# at) s
{-# INLINE readSlot #-}

-- | The number at an offset.
peekInt8 :: Int -> Peek Int8
peekInt8 = readSlot $ \slot at s -> case readInt8Array# slot at s of (# s', a #) -> (# s', I8# a #)
{-# INLINE peekInt8 #-}

-- | The number at an offset.
peekInt16 :: Int -> Peek Int16
peekInt16 = readSlot $ \slot at s -> case readWord8ArrayAsInt16# slot at s of (# s', a #) -> (# s', I16# a #)
{-# INLINE peekInt16 #-}

-- | The number at an offset.
peekInt32 :: Int -> Peek Int32
peekInt32 = readSlot $ \slot at s -> case readWord8ArrayAsInt32# slot at s of (# s', a #) -> (# s', I32# a #)
{-# INLINE peekInt32 #-}

-- | The number at an offset.
peekInt64 :: Int -> Peek Int64
peekInt64 = readSlot $ \slot at s -> case readWord8ArrayAsInt64# slot at s of (# s', a #) -> (# s', I64# a #)
{-# INLINE peekInt64 #-}

-- | The number at an offset.
peekInt :: Int -> Peek Int
peekInt = readSlot $ \slot at s -> case readWord8ArrayAsInt# slot at s of (# s', a #) -> (# s', I# a #)
{-# INLINE peekInt #-}

-- | The number at an offset.
peekWord8 :: Int -> Peek Word8
peekWord8 = readSlot $ \slot at s -> case readWord8Array# slot at s of (# s', a #) -> (# s', W8# a #)
{-# INLINE peekWord8 #-}

-- | The number at an offset.
peekWord16 :: Int -> Peek Word16
peekWord16 = readSlot $ \slot at s -> case readWord8ArrayAsWord16# slot at s of (# s', a #) -> (# s', W16# a #)
{-# INLINE peekWord16 #-}

-- | The number at an offset.
peekWord32 :: Int -> Peek Word32
peekWord32 = readSlot $ \slot at s -> case readWord8ArrayAsWord32# slot at s of (# s', a #) -> (# s', W32# a #)
{-# INLINE peekWord32 #-}

-- | The number at an offset.
peekWord64 :: Int -> Peek Word64
peekWord64 = readSlot $ \slot at s -> case readWord8ArrayAsWord64# slot at s of (# s', a #) -> (# s', W64# a #)
{-# INLINE peekWord64 #-}

-- | The number at an offset.
peekWord :: Int -> Peek Word
peekWord = readSlot $ \slot at s -> case readWord8ArrayAsWord# slot at s of (# s', a #) -> (# s', W# a #)
{-# INLINE peekWord #-}

-- | The number at an offset.
peekFloat :: Int -> Peek Float
peekFloat = readSlot $ \slot at s -> case readWord8ArrayAsFloat# slot at s of (# s', a #) -> (# s', F# a #)
{-# INLINE peekFloat #-}

-- | The number at an offset.
peekDouble :: Int -> Peek Double
peekDouble = readSlot $ \slot at s -> case readWord8ArrayAsDouble# slot at s of (# s', a #) -> (# s', D# a #)
{-# INLINE peekDouble #-}

-- | The address at an offset.
peekPtr :: Int -> Peek (Ptr a)
peekPtr = readSlot $ \slot at s -> case readWord8ArrayAsAddr# slot at s of (# s', a #) -> (# s', Ptr a #)
{-# INLINE peekPtr #-}

-- | The address of a function at an offset.
peekFunPtr :: Int -> Peek (FunPtr a)
peekFunPtr = readSlot $ \slot at s -> case readWord8ArrayAsAddr# slot at s of (# s', a #) -> (# s', FunPtr a #)
{-# INLINE peekFunPtr #-}

-- | The stable pointer at an offset.
peekStablePtr :: Int -> Peek (StablePtr a)
peekStablePtr = readSlot $ \slot at s ->
  case readWord8ArrayAsStablePtr# slot at s of (# s', a #) -> (# s', StablePtr a #)
{-# INLINE peekStablePtr #-}

-- | Reads nothing.
peekUnit :: Int -> Peek ()
peekUnit _ = pure ()
{-# INLINE peekUnit #-}

-- | A byte, 0 or 1.
peekBool :: Int -> Peek Bool
peekBool at = toBool <$> peekWord8 at
{-# INLINE peekBool #-}

-- | A code point, which is never a surrogate.
peekChar :: Int -> Peek Char
peekChar at = chr . fromIntegral <$> peekWord32 at
{-# INLINE peekChar #-}

-- | The index of a constructor, in 32 bits.
peekEnum :: Enum a => Int -> Peek a
peekEnum at = toEnum . fromIntegral <$> peekWord32 at
{-# INLINE peekEnum #-}

-- | A byte that is 1 when there is a value, which the second argument reads.
peekMaybe :: Int -> Peek a -> Peek (Maybe a)
peekMaybe at (Peek value) = Peek $ \library slot -> do
  present <- peekSlot (peekBool at) library slot
  if present then Just <$> value library slot else pure Nothing
{-# INLINE peekMaybe #-}

-- | The index of one of several readers, in 32 bits.
peekVariant :: Int -> [Peek a] -> Peek a
peekVariant at variants = Peek $ \library slot -> do
  index <- peekSlot (peekWord32 at) library slot
  peekSlot (variants !! fromIntegral index) library slot
{-# INLINE peekVariant #-}
