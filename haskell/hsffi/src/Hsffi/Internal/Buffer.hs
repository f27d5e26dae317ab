{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Text, bytes and vectors in slots: those that a call gives to Haskell, and those that Haskell lends or gives to a call.
module Hsffi.Internal.Buffer
  ( -- * Memory of Rust's allocator
    peekText
  , peekBytes
  , peekVector

    -- * Memory with the function that releases it
  , peekReleasedText
  , peekReleasedBytes
  , peekReleasedVector
  , pokeOwnedText
  , pokeOwnedBytes
  , pokeOwnedNumber
  , pokeOwnedVector

    -- * Memory that is borrowed
  , pokeText
  , pokeBytes
  , pokeVector
  , peekBorrowedText
  , peekBorrowedBytes
  , peekBorrowedVector

    -- * Copies
  , copied
  ) where

import Control.Exception (bracket)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr, toForeignPtr)
import Data.Text (Text)
import qualified Data.Text.Encoding as Text
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Foreign.C.Types (CChar)
import Foreign.ForeignPtr (FinalizerEnvPtr, FinalizerPtr, ForeignPtr, castForeignPtr, newForeignPtr, newForeignPtrEnv)
import Foreign.Marshal.Alloc (finalizerFree, free, mallocBytes)
import Foreign.Marshal.Utils (copyBytes, with)
import Foreign.Ptr (FunPtr, Ptr, castFunPtrToPtr, castPtr, nullPtr, plusPtr)
import Foreign.Storable (Storable (..))
import GHC.ForeignPtr (mallocPlainForeignPtrBytes, unsafeWithForeignPtr)
import Hsffi.Internal.Argument (withBytes, withVector)
import Hsffi.Internal.Failure (copyText)
import Hsffi.Internal.Library
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke
import Hsffi.Internal.Pressure (holding, relieve)
import Hsffi.Internal.Slot (Slot, readPtr)

-- | Address, length, and capacity in bytes.
peekOwned :: (Library -> Ptr a -> Int -> Int -> IO b) -> Int -> Peek b
peekOwned own at =
  ((,,) <$> peekPtr at <*> peekInt (at + 8) <*> peekInt (at + 16)) `readingWith` \library (start, len, capacity) ->
    own library start len capacity
{-# INLINE peekOwned #-}

-- | A text is decoded, and its bytes are released at once.
peekText :: Int -> Peek Text
peekText = peekOwned takeText
{-# INLINE peekText #-}

takeText :: Library -> Ptr CChar -> Int -> Int -> IO Text
takeText library start len capacity = do
  text <- copyText start len
  releaseBuffer library (fromIntegral capacity) start
  pure text
{-# NOINLINE takeText #-}

-- | Bytes are not copied, and are released when the collector finds them unused. A few are copied, and released at once.
peekBytes :: Int -> Peek ByteString
peekBytes = peekOwned $ \library start len capacity ->
  if capacity == 0
    then pure ByteString.empty
    else do
      bytes <- takeOver library 1 start len capacity
      pure (ByteString.fromForeignPtr bytes 0 len)
{-# INLINE peekBytes #-}

-- | Numbers, likewise.
peekVector :: forall a. Storable a => Int -> Peek (Vector a)
peekVector = peekOwned $ \library start len capacity ->
  if capacity == 0
    then pure Vector.empty
    else do
      numbers <- takeOver library (alignment (undefined :: a)) start (size * len) capacity
      pure (Vector.unsafeFromForeignPtr0 numbers len)
 where
  size = sizeOf (undefined :: a)
{-# INLINE peekVector #-}

-- | Up to so many bytes, copying takes less time than a finalizer, on both of GHC's runtimes, for values that are dropped and for
-- values that are kept (measured: hsffi's docs/decisions/0028-small-results-are-copied.md).
smallBytes :: Int
smallBytes = 512

-- | Memory of Rust's allocator: the alignment of an element, the address, the bytes in use, and the capacity in bytes.
takeOver :: Library -> Int -> Ptr a -> Int -> Int -> IO (ForeignPtr a)
takeOver library align start bytes capacity
  | bytes <= smallBytes = copied start bytes <* callFinalizerEnv finalizer (sizePtr capacity) start
  | otherwise = exitNoted library (newForeignPtrEnv finalizer (sizePtr capacity) start) <* relieve library
 where
  finalizer = bufferFinalizer library align
{-# NOINLINE takeOver #-}

-- | A number of bytes, as the finalizer's first argument.
sizePtr :: Int -> Ptr a
sizePtr = plusPtr nullPtr

-- | Calls a finalizer as the collector does.
foreign import ccall unsafe "dynamic"
  callFinalizerEnv :: FinalizerEnvPtr () a -> Ptr () -> Ptr a -> IO ()

-- | A copy of so many bytes, in pinned memory that is aligned for any number.
copied :: Ptr a -> Int -> IO (ForeignPtr a)
copied start bytes = do
  copy <- mallocPlainForeignPtrBytes bytes
  unsafeWithForeignPtr copy $ \to -> copyBytes to start bytes
  pure copy

-- | Address, length, and the function that releases the memory.
peekWithRelease :: (Library -> Ptr a -> Int -> FinalizerPtr a -> IO b) -> Int -> Peek b
peekWithRelease own at =
  ((,,) <$> peekPtr at <*> peekInt (at + 8) <*> peekFunPtr (at + 16)) `readingWith` \library (start, len, release) ->
    own library start len release
{-# INLINE peekWithRelease #-}

-- | A text of a C library is decoded, and released at once.
peekReleasedText :: Int -> Peek Text
peekReleasedText = peekWithRelease $ \_ start len release -> do
  text <- copyText start len
  callFinalizer release start
  pure text

-- | Bytes of a C library, which its own function releases: when the collector finds them unused, or at once when they are few.
peekReleasedBytes :: Int -> Peek ByteString
peekReleasedBytes = peekReleased 1 $ \bytes len -> ByteString.fromForeignPtr bytes 0 len
{-# INLINE peekReleasedBytes #-}

-- | Numbers of a C library, likewise.
peekReleasedVector :: forall a. Storable a => Int -> Peek (Vector a)
peekReleasedVector = peekReleased (sizeOf (undefined :: a)) Vector.unsafeFromForeignPtr0
{-# INLINE peekReleasedVector #-}

-- | Elements of so many bytes.
peekReleased :: Int -> (ForeignPtr a -> Int -> b) -> Int -> Peek b
peekReleased size make = peekWithRelease $ \library start len release -> do
  memory <- takeOverReleased library release start (size * len)
  pure (make memory len)
{-# INLINE peekReleased #-}

-- | So many bytes, which are copied when they are few.
takeOverReleased :: Library -> FinalizerPtr a -> Ptr a -> Int -> IO (ForeignPtr a)
takeOverReleased library release start bytes
  | bytes <= smallBytes = copied start bytes <* callFinalizer release start
  | otherwise = do
      memory <- newForeignPtr release start
      memory <$ holding library memory bytes
{-# NOINLINE takeOverReleased #-}

-- | Calls a finalizer as the collector does.
foreign import ccall unsafe "dynamic"
  callFinalizer :: FinalizerPtr a -> Ptr a -> IO ()

-- | A copy of the text as UTF-8 for Rust to own, with C's function that releases it.
pokeOwnedText :: Int -> Poke Text
pokeOwnedText at = contramapPoke Text.encodeUtf8 (pokeOwnedBytes at)

-- | A copy of the bytes, likewise.
pokeOwnedBytes :: Int -> Poke ByteString
pokeOwnedBytes at = Poke $ \slot bytes action ->
  withBytes bytes $ \start len -> pokeCopy 1 at slot start len action

-- | A copy of the number, likewise.
pokeOwnedNumber :: Storable a => Int -> Poke a
pokeOwnedNumber at = Poke $ \slot number action ->
  with number $ \start -> pokeCopy (sizeOf number) at slot start 1 action

-- | A copy of the numbers, likewise.
pokeOwnedVector :: forall a. Storable a => Int -> Poke (Vector a)
pokeOwnedVector at = Poke $ \slot numbers action ->
  withVector numbers $ \start len -> pokeCopy (sizeOf (undefined :: a)) at slot start len action

-- | Rust takes the memory over by clearing its address. If it has not, because the call was rejected or an asynchronous
-- exception arrived before it, the memory is freed: its address is in the slot before an exception can arrive.
pokeCopy :: Int -> Int -> Slot -> Ptr a -> Word -> IO r -> IO r
pokeCopy size at slot start len action = bracket allocated (const freed) $ \copy -> do
  copyBytes copy start bytes
  pokeSlot (pokePtr (at + 16)) slot (castFunPtrToPtr (finalizerFree :: FunPtr (Ptr () -> IO ()))) action
 where
  allocated = mallocBytes (max 1 bytes) >>= \copy -> pokeSlice at slot copy len (pure copy)
  freed = readPtr slot at >>= free
  bytes = size * fromIntegral len

-- | The bytes of the text as UTF-8: address and length.
pokeText :: Int -> Poke Text
pokeText at = contramapPoke Text.encodeUtf8 (pokeBytes at)
{-# INLINE pokeText #-}

-- | The bytes, without a copy: address and length.
pokeBytes :: Int -> Poke ByteString
pokeBytes at = Poke $ \slot bytes action ->
  withBytes bytes $ \start len -> pokeSlice at slot start len action
{-# INLINE pokeBytes #-}

-- | The numbers, likewise.
pokeVector :: Storable a => Int -> Poke (Vector a)
pokeVector at = Poke $ \slot numbers action ->
  withVector numbers $ \start len -> pokeSlice at slot start len action
{-# INLINE pokeVector #-}

-- | A text that Haskell borrows for a closure's call, copied.
peekBorrowedText :: Int -> Peek Text
peekBorrowedText = peekBorrowed copyText

-- | Bytes that Haskell borrows for a closure's call, copied.
peekBorrowedBytes :: Int -> Peek ByteString
peekBorrowedBytes = peekBorrowed (curry ByteString.packCStringLen)

-- | Numbers that Haskell borrows for a closure's call, copied.
peekBorrowedVector :: forall a. Storable a => Int -> Peek (Vector a)
peekBorrowedVector = peekBorrowed $ \start len -> do
  bytes <- ByteString.packCStringLen (castPtr start, len * sizeOf (undefined :: a))
  let (numbers, _, _) = ByteString.toForeignPtr bytes
  pure (Vector.unsafeFromForeignPtr0 (castForeignPtr numbers) len)

peekBorrowed :: (Ptr CChar -> Int -> IO a) -> Int -> Peek a
peekBorrowed copy at =
  ((,) <$> peekPtr at <*> peekInt (at + 8)) `readingWith` \_ (start, len) -> copy start len
