{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE ExistentialQuantification #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Memory for the values that a call passes outside of slots: items of lists, text, what a pointer points to.
--
-- An arena is memory of GHC's heap that does not move. The collector frees it when the call is over, however it ends.
module Hsffi.Internal.Arena
  ( Arena
  , withArena
  , allocate
  , keep
  ) where

import GHC.Exts
import GHC.IO (IO (..))
import Hsffi.Internal.Slot (Slot (..))
import System.IO.Unsafe (unsafePerformIO)

-- | The chunk that has room, and what must stay alive for it.
data Arena = Arena (MutVar# RealWorld Memory)

data Memory = Memory (MutableByteArray# RealWorld) Kept

-- | Full chunks, and other values.
data Kept
  = None
  | Chunk (MutableByteArray# RealWorld) Kept
  | forall a. Value a Kept

-- | A chunk begins with the number of its bytes that are in use.
header :: Int
header = 8

-- | A chunk without room, where all arenas begin: a call that passes nothing outside of its slots allocates none.
full :: Memory
full = unsafePerformIO $ IO $ \s -> case newChunk header header s of
  (# s', chunk #) -> (# s', Memory chunk None #)
{-# NOINLINE full #-}

-- | A chunk of so many bytes, of which so many are in use.
newChunk :: Int -> Int -> State# RealWorld -> (# State# RealWorld, MutableByteArray# RealWorld #)
newChunk (I# size) (I# used) s = case newPinnedByteArray# size s of
  (# s', chunk #) -> (# writeIntArray# chunk 0# used s', chunk #)

-- | An arena that lives as long as the action runs.
withArena :: (Arena -> IO a) -> IO a
withArena action = IO $ \s -> case newMutVar# full s of
  (# s', memory #) -> case action (Arena memory) of
    IO run -> case run s' of
      (# s'', a #) -> case touch# memory s'' of s''' -> (# s''', a #)
{-# INLINE withArena #-}

-- | Memory for so many bytes, aligned to a word, as a slot and by its address.
allocate :: Arena -> Int -> (Slot -> Ptr b -> IO a) -> IO a
allocate (Arena memory) (I# bytes) use = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory chunk _ #) -> case readIntArray# chunk 0# s1 of
    (# s2, used #) -> case getSizeofMutableByteArray# chunk s2 of
      (# s3, size #)
        | isTrue# ((used +# rounded) <=# size) ->
            case writeIntArray# chunk 0# (used +# rounded) s3 of
              s4 -> within chunk used s4
        | otherwise -> case grow (Arena memory) (I# rounded) s3 of
            (# s4, new #) -> within new headerBytes s4
 where
  !(I# headerBytes) = header
  rounded = (bytes +# 7#) `andI#` -8#
  within chunk start s = case use (Slot chunk start) (addressIn chunk start) of IO run -> run s
{-# INLINE allocate #-}

addressIn :: MutableByteArray# RealWorld -> Int# -> Ptr a
addressIn chunk start = Ptr (plusAddr# (byteArrayContents# (unsafeCoerce# chunk)) start)
{-# INLINE addressIn #-}

-- | A new chunk with so many bytes in use. Chunks double up to a limit, so that their number is small and little is wasted.
grow :: Arena -> Int -> State# RealWorld -> (# State# RealWorld, MutableByteArray# RealWorld #)
grow (Arena memory) bytes s = case readMutVar# memory s of
  (# s1, Memory chunk kept #) -> case getSizeofMutableByteArray# chunk s1 of
    (# s2, size #) -> case newChunk (max (header + bytes) (next (I# size))) (header + bytes) s2 of
      (# s3, new #) -> case writeMutVar# memory (Memory new (Chunk chunk kept)) s3 of
        s4 -> (# s4, new #)
 where
  next size = min largest (max smallest (2 * size))
  smallest = 256
  largest = 1048576
{-# NOINLINE grow #-}

-- | Keeps a value alive as long as the arena.
keep :: Arena -> a -> IO ()
keep (Arena memory) value = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory chunk kept #) -> case writeMutVar# memory (Memory chunk (Value value kept)) s1 of
    s2 -> (# s2, () #)
{-# NOINLINE keep #-}
