{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE ExistentialQuantification #-}
{-# LANGUAGE LambdaCase #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Memory for the values that a call passes outside of slots: items of lists, text, what a pointer points to.
--
-- An arena is memory of GHC's heap that does not move. The collector frees it when the call is over, however it ends. A few of the largest
-- chunks are used again when a call returns, since memory of GHC's heap that is allocated and dropped costs collections.
module Hsffi.Internal.Arena
  ( Arena
  , withArena
  , allocate
  , allocateUpTo
  , Room (..)
  , reserve
  , commit
  , keep
  , hold
  , forHeld
  ) where

import Data.IORef (IORef, atomicModifyIORef', newIORef)
import Data.Word (Word8)
import GHC.Exts
import GHC.IO (IO (..), unIO)
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
  | Held !Slot !Int Kept

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
      (# s1, a #) -> case readMutVar# memory s1 of
        (# s2, Memory chunk kept #) -> case getSizeofMutableByteArray# chunk s2 of
          (# s3, size #)
            | isTrue# (size <# largestBytes) -> case touch# memory s3 of s4 -> (# s4, a #)
            | otherwise -> case unIO (recycle (Chunk chunk kept)) s3 of (# s4, () #) -> (# s4, a #)
 where
  !(I# largestBytes) = largest
{-# INLINE withArena #-}

-- | Chunks of the largest size that no call uses.
spares :: IORef [Spare]
spares = unsafePerformIO (newIORef [])
{-# NOINLINE spares #-}

data Spare = Spare (MutableByteArray# RealWorld)

-- | So many are kept.
mostSpares :: Int
mostSpares = 4

-- | Keeps some chunks of a call that has returned. Nothing refers to what is in them.
recycle :: Kept -> IO ()
recycle kept = do
  chunks <- ofLargest kept
  -- Evaluated as a whole, since what is left would keep the others alive.
  atomicModifyIORef' spares $ \others ->
    let most = take mostSpares (chunks ++ others) in (foldr seq most most, ())
 where
  ofLargest None = pure []
  ofLargest (Value _ others) = ofLargest others
  ofLargest (Held _ _ others) = ofLargest others
  ofLargest (Chunk chunk others) = do
    size <- IO $ \s -> case getSizeofMutableByteArray# chunk s of (# s', size #) -> (# s', I# size #)
    ([Spare chunk | size == largest] ++) <$> ofLargest others
{-# NOINLINE recycle #-}

-- | Takes a spare chunk, if there is one.
takeSpare :: IO (Maybe Spare)
takeSpare = atomicModifyIORef' spares $ \case
  [] -> ([], Nothing)
  spare : others -> (others, Just spare)

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

-- | Memory for up to so many bytes, of which an action says how many it has used.
allocateUpTo :: Arena -> Int -> (Ptr b -> IO Int) -> (Ptr b -> Int -> IO a) -> IO a
allocateUpTo arena bytes fill use = allocate arena bytes $ \(Slot chunk start) address -> do
  used@(I# count) <- fill address
  IO $ \s -> (# writeIntArray# chunk 0# ((start +# count +# 7#) `andI#` -8#) s, () #)
  use address used
{-# INLINE allocateUpTo #-}

-- | The memory that is left of a chunk: its address, and how many bytes it has.
data Room = Room !(Ptr Word8) !Int

-- | The rest of a chunk, which is of at least so many bytes. It stays unused until a part of it is committed.
reserve :: Arena -> Int -> IO Room
reserve (Arena memory) (I# bytes) = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory chunk _ #) -> case readIntArray# chunk 0# s1 of
    (# s2, used #) -> case getSizeofMutableByteArray# chunk s2 of
      (# s3, size #)
        | isTrue# ((used +# bytes) <=# size) -> (# s3, Room (addressIn chunk used) (I# (size -# used)) #)
        | otherwise -> case grow (Arena memory) (I# bytes) s3 of
            (# s4, new #) -> case getSizeofMutableByteArray# new s4 of
              (# s5, newSize #) -> (# s5, Room (addressIn new headerBytes) (I# (newSize -# headerBytes)) #)
 where
  !(I# headerBytes) = header
{-# INLINE reserve #-}

-- | Uses the chunk but for so many bytes, and a few to align what follows.
commit :: Arena -> Int -> IO ()
commit (Arena memory) (I# left) = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory chunk _ #) -> case getSizeofMutableByteArray# chunk s1 of
    (# s2, size #) -> (# writeIntArray# chunk 0# ((size -# left +# 7#) `andI#` -8#) s2, () #)
{-# INLINE commit #-}

addressIn :: MutableByteArray# RealWorld -> Int# -> Ptr a
addressIn chunk start = Ptr (plusAddr# (byteArrayContents# (unsafeCoerce# chunk)) start)
{-# INLINE addressIn #-}

-- | A new chunk with so many bytes in use. Chunks double up to a limit, so that their number is small and little is wasted.
grow :: Arena -> Int -> State# RealWorld -> (# State# RealWorld, MutableByteArray# RealWorld #)
grow (Arena memory) bytes s = case readMutVar# memory s of
  (# s1, Memory chunk kept #) -> case getSizeofMutableByteArray# chunk s1 of
    (# s2, size #) -> case unIO (chunkAfter (I# size)) s2 of
      (# s3, Spare new #) -> case writeMutVar# memory (Memory new (Chunk chunk kept)) s3 of
        s4 -> (# s4, new #)
 where
  used = header + bytes
  chunkAfter size
    | size < large || used > largest = fresh size
    | otherwise = takeSpare >>= maybe (fresh size) again
  fresh size = IO $ \r -> case newChunk (max used (min largest (max smallest (2 * size)))) used r of
    (# r', new #) -> (# r', Spare new #)
  again spare@(Spare new) = IO $ \r -> case used of I# count -> (# writeIntArray# new 0# count r, spare #)
  smallest = 256
  large = 4096
{-# NOINLINE grow #-}

-- | The size of a chunk, unless one value takes more.
largest :: Int
largest = 1048576

-- | Keeps a value alive as long as the arena.
keep :: Arena -> a -> IO ()
keep (Arena memory) value = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory chunk kept #) -> case writeMutVar# memory (Memory chunk (Value value kept)) s1 of
    s2 -> (# s2, () #)
{-# NOINLINE keep #-}

-- | Notes that there is a stable pointer at an offset of a slot, which Rust clears when it takes the pointer over.
hold :: Arena -> Slot -> Int -> IO ()
hold (Arena memory) slot at = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory chunk kept #) -> case writeMutVar# memory (Memory chunk (Held slot at kept)) s1 of
    s2 -> (# s2, () #)
{-# NOINLINE hold #-}

-- | Runs an action for each place that has been noted.
forHeld :: Arena -> (Slot -> Int -> IO ()) -> IO ()
forHeld (Arena memory) action = IO $ \s -> case readMutVar# memory s of
  (# s1, Memory _ kept #) -> unIO (go kept) s1
 where
  go None = pure ()
  go (Chunk _ others) = go others
  go (Value _ others) = go others
  go (Held slot at others) = action slot at >> go others
{-# NOINLINE forHeld #-}
