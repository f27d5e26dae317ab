{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE CPP #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Lists of texts, both ways, in one loop each: other lists read and write an item at a time.
module Hsffi.Internal.Texts
  ( peekTexts
  , putTexts
  , withTexts
  ) where

import Control.Monad (when)
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Array as Array
import qualified Data.Text.Encoding as Text
import Data.Text.Internal (Text (..))
import Data.Word (Word8)
import Foreign.C.Types (CChar, CSize (..))
import Foreign.Ptr (FunPtr, Ptr, nullPtr, plusPtr)
import Foreign.Storable (peekByteOff, pokeByteOff)
import GHC.Exts
  ( Int (..)
  , MutableByteArray#
  , RealWorld
  , newByteArray#
  , shrinkMutableByteArray#
  , unsafeFreezeByteArray#
  )
import GHC.IO (IO (..))
import Hsffi.Internal.Arena
import Hsffi.Internal.Argument (withBytes)
import Hsffi.Internal.Library (Library, bufferRelease, releaseSlots)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke (pokeSlice)
import Hsffi.Internal.Put (Put (..))
import Hsffi.Internal.Utf8 (encodeTo, maxBytes, unitBytes)

-- | The bytes of an item: address, length, and capacity when Rust gives it away.
itemBytes :: Int
itemBytes = 24

-- | A list of texts: address, length, and capacity in bytes. Each text is decoded, and its bytes are released at once.
peekTexts :: Int -> Peek [Text]
peekTexts at = Peek $ \library slot -> do
  start <- peekSlot (peekPtr at) library slot
  len <- peekSlot (peekInt (at + 8)) library slot
  capacity <- peekSlot (peekInt (at + 16)) library slot
  takeTexts library start len capacity
{-# INLINE peekTexts #-}

takeTexts :: Library -> Ptr () -> Int -> Int -> IO [Text]
takeTexts library start len capacity = do
  texts <- groups len []
  when (capacity > 0) $ releaseSlots library (fromIntegral capacity) start
  pure texts
 where
  -- From the last to the first, so that the list is made once.
  groups 0 texts = pure texts
  groups end texts = do
    (begin, bytes) <- groupBefore start end
    takeGroup library start begin end bytes texts >>= groups begin
{-# NOINLINE takeTexts #-}

-- | Texts of a list share an array of up to so many bytes: one of GHC's blocks, with the array's header. So the collector does not copy
-- them, and one text that is kept keeps no more than a block.
sharedBytes :: Int
sharedBytes = 4096 - 16

-- | The first of the texts that share an array with the one before this position, and how many bytes of UTF-8 they have.
groupBefore :: Ptr () -> Int -> IO (Int, Int)
groupBefore start end = go (end - 1) 0
 where
  go !at !bytes = do
    len <- itemLength start at
    let more = bytes + len
    if at + 1 < end && more * unitBytes > sharedBytes
      then pure (at + 1, bytes)
      else if at == 0 then pure (0, more) else go (at - 1) more

itemLength :: Ptr () -> Int -> IO Int
itemLength start at = peekByteOff start (at * itemBytes + 8)
{-# INLINE itemLength #-}

-- | Puts the texts between two positions, of so many bytes in all, in front of others.
takeGroup :: Library -> Ptr () -> Int -> Int -> Int -> [Text] -> IO [Text]
takeGroup library start begin end bytes texts = do
  Units array <- newUnits bytes
  used <- decodeTexts array (start `plusPtr` (begin * itemBytes)) (fromIntegral (end - begin)) (bufferRelease library)
  frozen <- freezeUnits array bytes (fromIntegral used)
  let go !at !offset list
        | at < begin = pure list
        | otherwise = do
            len <- itemLength start at
            let !text = if len == 0 then Text.empty else Text frozen (offset - len) len
            go (at - 1) (offset - len) (text : list)
  go (end - 1) (fromIntegral used) texts

-- | Units of text, while they are written.
data Units = Units (MutableByteArray# RealWorld)

newUnits :: Int -> IO Units
newUnits count = IO $ \s -> case newByteArray# bytes s of (# s', array #) -> (# s', Units array #)
 where
  !(I# bytes) = count * unitBytes

-- | Of so many units, so many are in use.
freezeUnits :: MutableByteArray# RealWorld -> Int -> Int -> IO Array.Array
freezeUnits array count used = do
  when (used < count) $ IO $ \s -> (# shrinkMutableByteArray# array bytes s, () #)
  IO $ \s -> case unsafeFreezeByteArray# array s of (# s', frozen #) -> (# s', arrayOf frozen #)
 where
  !(I# bytes) = used * unitBytes
#if MIN_VERSION_text(2,0,0)
  arrayOf = Array.ByteArray
#else
  arrayOf = Array.Array
#endif

-- | Decodes so many texts one after another, releases each, and stores the number of its units in place of that of its bytes. Returns the
-- number of all units.
#if MIN_VERSION_text(2,0,0)
foreign import ccall unsafe "hsffi_take_texts_utf8"
#else
foreign import ccall unsafe "hsffi_take_texts_utf16"
#endif
  decodeTexts :: MutableByteArray# RealWorld -> Ptr () -> CSize -> FunPtr (CSize -> Ptr CChar -> IO ()) -> IO CSize

-- | A list of texts: address and length.
putTexts :: Int -> [Text] -> Put
putTexts at texts = Put $ \arena slot -> encodeTexts arena texts >>= \start -> pokeSlice at slot start (countOf texts) (pure ())
{-# INLINE putTexts #-}

-- | A list of texts as an argument: address and length.
withTexts :: [Text] -> (Ptr Word8 -> Word -> IO r) -> IO r
withTexts texts action = withArena $ \arena -> encodeTexts arena texts >>= \start -> action start (countOf texts)
{-# INLINE withTexts #-}

countOf :: [Text] -> Word
countOf = fromIntegral . length

-- | Encodes texts to an arena, and returns the address of the list.
encodeTexts :: Arena -> [Text] -> IO (Ptr Word8)
encodeTexts _ [] = pure nullPtr
encodeTexts arena texts = allocate arena (itemBytes * length texts) $ \_ start -> do
  -- Where the next item lies, and the rest of a chunk.
  let go _ (Room _ left) [] = commit arena left
      go !item room@(Room to left) list@(text : others)
        | needed <= left = do
            len <- encodeTo to text
            place item to len
            go (item `plusPtr` itemBytes) (Room (to `plusPtr` len) (left - len)) others
        | needed <= mostReserved = commit arena left >> reserve arena needed >>= \more -> go item more list
        | otherwise = do
            let bytes = Text.encodeUtf8 text
            keep arena bytes
            withBytes bytes $ \address len -> place item address (fromIntegral len)
            go (item `plusPtr` itemBytes) room others
       where
        needed = maxBytes text
  room <- reserve arena 0
  go start room texts
  pure start
{-# NOINLINE encodeTexts #-}

place :: Ptr Word8 -> Ptr Word8 -> Int -> IO ()
place item start len = pokeByteOff item 0 start >> pokeByteOff item 8 len
{-# INLINE place #-}

-- | A text that may take more bytes is encoded to memory of its own: what is left of a chunk would be lost for it.
mostReserved :: Int
mostReserved = 16384
