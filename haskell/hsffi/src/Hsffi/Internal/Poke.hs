{-# LANGUAGE MagicHash #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Writing values to slots.
--
-- Nothing here is checked: offsets are in bytes, as the Rust compiler laid the values out.
module Hsffi.Internal.Poke
  ( Poke (..)
  , contramapPoke
  , withSafeSlot
  , withUnsafeSlot

    -- * Numbers
  , pokeInt8
  , pokeInt16
  , pokeInt32
  , pokeInt64
  , pokeInt
  , pokeWord8
  , pokeWord16
  , pokeWord32
  , pokeWord64
  , pokeWord
  , pokeFloat
  , pokeDouble
  , pokePtr

    -- * Other values
  , pokeUnit
  , pokeBool
  , pokeChar
  , pokeEnum
  , pokeMaybe
  , pokeEither
  , pokeSlice
  ) where

import GHC.Exts
import GHC.IO (IO (..))
import GHC.Int (Int16 (..), Int32 (..), Int64 (..), Int8 (..))
import GHC.Word (Word16 (..), Word32 (..), Word64 (..), Word8 (..))
import Hsffi.Internal.Argument (boolWord, charWord, enumWord)
import Hsffi.Internal.Slot

-- | Writes a value to a slot, and keeps alive what it refers to for the length of an action.
newtype Poke a = Poke {pokeSlot :: forall r. Slot -> a -> IO r -> IO r}

-- | A slot of so many bytes that holds a value for a @safe@ import.
withSafeSlot :: Int -> Poke a -> a -> (MutableByteArray# RealWorld -> IO r) -> IO r
withSafeSlot size poke value action = newSafeSlot size >>= \slot -> pokeIn slot poke value action
{-# INLINE withSafeSlot #-}

-- | A slot of so many bytes that holds a value for an @unsafe@ import.
withUnsafeSlot :: Int -> Poke a -> a -> (MutableByteArray# RealWorld -> IO r) -> IO r
withUnsafeSlot size poke value action = newUnsafeSlot size >>= \slot -> pokeIn slot poke value action
{-# INLINE withUnsafeSlot #-}

pokeIn :: Slot -> Poke a -> a -> (MutableByteArray# RealWorld -> IO r) -> IO r
pokeIn slot@(Slot array _) poke value action = pokeSlot poke slot value (action array <* touchSlot slot)
{-# INLINE pokeIn #-}

-- | Writes a value as what the function makes of it.
contramapPoke :: (a -> b) -> Poke b -> Poke a
contramapPoke f (Poke poke) = Poke $ \slot value -> poke slot (f value)
{-# INLINE contramapPoke #-}

-- | The number at an offset.
writeSlot
  :: (MutableByteArray# RealWorld -> Int# -> a -> State# RealWorld -> State# RealWorld) -> Int -> Poke a
writeSlot put (I# at) = Poke $ \(Slot slot start) value action ->
  IO (\s -> (# put slot (start +# at) value s, () #)) >> action
{-# INLINE writeSlot #-}

-- | The number at an offset.
pokeInt8 :: Int -> Poke Int8
pokeInt8 = writeSlot $ \slot at (I8# a) -> writeInt8Array# slot at a
{-# INLINE pokeInt8 #-}

-- | The number at an offset.
pokeInt16 :: Int -> Poke Int16
pokeInt16 = writeSlot $ \slot at (I16# a) -> writeWord8ArrayAsInt16# slot at a
{-# INLINE pokeInt16 #-}

-- | The number at an offset.
pokeInt32 :: Int -> Poke Int32
pokeInt32 = writeSlot $ \slot at (I32# a) -> writeWord8ArrayAsInt32# slot at a
{-# INLINE pokeInt32 #-}

-- | The number at an offset.
pokeInt64 :: Int -> Poke Int64
pokeInt64 = writeSlot $ \slot at (I64# a) -> writeWord8ArrayAsInt64# slot at a
{-# INLINE pokeInt64 #-}

-- | The number at an offset.
pokeInt :: Int -> Poke Int
pokeInt = writeSlot $ \slot at (I# a) -> writeWord8ArrayAsInt# slot at a
{-# INLINE pokeInt #-}

-- | The number at an offset.
pokeWord8 :: Int -> Poke Word8
pokeWord8 = writeSlot $ \slot at (W8# a) -> writeWord8Array# slot at a
{-# INLINE pokeWord8 #-}

-- | The number at an offset.
pokeWord16 :: Int -> Poke Word16
pokeWord16 = writeSlot $ \slot at (W16# a) -> writeWord8ArrayAsWord16# slot at a
{-# INLINE pokeWord16 #-}

-- | The number at an offset.
pokeWord32 :: Int -> Poke Word32
pokeWord32 = writeSlot $ \slot at (W32# a) -> writeWord8ArrayAsWord32# slot at a
{-# INLINE pokeWord32 #-}

-- | The number at an offset.
pokeWord64 :: Int -> Poke Word64
pokeWord64 = writeSlot $ \slot at (W64# a) -> writeWord8ArrayAsWord64# slot at a
{-# INLINE pokeWord64 #-}

-- | The number at an offset.
pokeWord :: Int -> Poke Word
pokeWord = writeSlot $ \slot at (W# a) -> writeWord8ArrayAsWord# slot at a
{-# INLINE pokeWord #-}

-- | The number at an offset.
pokeFloat :: Int -> Poke Float
pokeFloat = writeSlot $ \slot at (F# a) -> writeWord8ArrayAsFloat# slot at a
{-# INLINE pokeFloat #-}

-- | The number at an offset.
pokeDouble :: Int -> Poke Double
pokeDouble = writeSlot $ \slot at (D# a) -> writeWord8ArrayAsDouble# slot at a
{-# INLINE pokeDouble #-}

-- | The address at an offset.
pokePtr :: Int -> Poke (Ptr a)
pokePtr = writeSlot $ \slot at (Ptr a) -> writeWord8ArrayAsAddr# slot at a
{-# INLINE pokePtr #-}

-- | Writes nothing.
pokeUnit :: Int -> Poke ()
pokeUnit _ = Poke $ \_ () action -> action
{-# INLINE pokeUnit #-}

-- | A byte, 0 or 1.
pokeBool :: Int -> Poke Bool
pokeBool at = contramapPoke boolWord (pokeWord8 at)
{-# INLINE pokeBool #-}

-- | A code point. Rust rejects a surrogate.
pokeChar :: Int -> Poke Char
pokeChar at = contramapPoke charWord (pokeWord32 at)
{-# INLINE pokeChar #-}

-- | The index of the constructor, in 32 bits.
pokeEnum :: Enum a => Int -> Poke a
pokeEnum at = contramapPoke enumWord (pokeWord32 at)
{-# INLINE pokeEnum #-}

-- | A byte that is 1 when there is a value, which the second argument writes.
pokeMaybe :: Int -> Poke a -> Poke (Maybe a)
pokeMaybe at value = Poke $ \slot optional action -> case optional of
  Nothing -> pokeSlot (pokeBool at) slot False action
  Just a -> pokeSlot (pokeBool at) slot True (pokeSlot value slot a action)
{-# INLINE pokeMaybe #-}

-- | A byte that is 1 for 'Right', then the value.
pokeEither :: Int -> Poke a -> Poke b -> Poke (Either a b)
pokeEither at left right = Poke $ \slot either' action -> case either' of
  Left a -> pokeSlot (pokeBool at) slot False (pokeSlot left slot a action)
  Right b -> pokeSlot (pokeBool at) slot True (pokeSlot right slot b action)
{-# INLINE pokeEither #-}

-- | Address and length of a sequence.
pokeSlice :: Int -> Slot -> Ptr a -> Word -> IO r -> IO r
pokeSlice at slot start len action = pokeSlot (pokePtr at) slot start (pokeSlot (pokeWord (at + 8)) slot len action)
{-# INLINE pokeSlice #-}
