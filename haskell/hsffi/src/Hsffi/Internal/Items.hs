{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Sequences whose values Rust makes on demand.
module Hsffi.Internal.Items
  ( Items
  , nextItem
  , foldItems
  , forItems_
  , itemsToList
  , peekSafeItems
  , peekUnsafeItems
  , peekOrThrow
  , throwingItems
  ) where

import Control.Concurrent (MVar, myThreadId, newMVar, putMVar, readMVar, throwTo, tryTakeMVar)
import Control.Exception (Exception, SomeException, mask_, onException, throwIO)
import Data.IORef (newIORef, readIORef, writeIORef)
import qualified Data.List as List (foldl')
import Foreign.ForeignPtr (ForeignPtr, newForeignPtr)
import Foreign.Ptr (nullFunPtr)
import GHC.Exts
import Hsffi.Internal.Argument (withObject)
import Hsffi.Internal.Async (awaitUnit)
import Hsffi.Internal.Data (peekEither)
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek
import Hsffi.Internal.Pure (outsideTransactions)
import Hsffi.Internal.Register (wordRegister)
import Hsffi.Internal.Slot
import System.IO.Unsafe (unsafeInterleaveIO)

-- | Values that Rust makes on demand. Each is read once, by whichever thread asks first.
--
-- The first function waits until Rust has a chunk of so many values, or an exception ends the wait; the second reads it.
--
-- Rust makes them in chunks. An error or a panic of Rust's is thrown when the values before it have been read, and ends them.
data Items a = Items !(Word -> IO (Maybe SomeException)) !(Word -> IO (Chunk a)) !(MVar (Ahead a))

-- | How many values Rust has made, and these.
data Chunk a = Chunk !Word [a]

-- | How many values the next chunk has at most, and those of the last chunk that have not been read.
data Ahead a = Ahead !Word [a]

-- | The next value, if there is one.
nextItem :: Items a -> IO (Maybe a)
nextItem items = withAhead items taken
 where
  taken [] = ([], Nothing)
  taken (a : others) = (others, Just a)

-- | All values from the next one on, folded from the left and strictly.
foldItems :: (b -> a -> b) -> b -> Items a -> IO b
foldItems f start items = go start
 where
  go !acc = nextChunk items >>= \chunk -> if null chunk then pure acc else go (List.foldl' f acc chunk)
{-# INLINE foldItems #-}

-- | Runs the action on each value from the next one on.
forItems_ :: Items a -> (a -> IO ()) -> IO ()
forItems_ items action = nextItem items >>= maybe (pure ()) (\a -> action a >> forItems_ items action)

-- | All values from the next one on. A chunk of them is read when the list is evaluated that far.
itemsToList :: Items a -> IO [a]
itemsToList items = unsafeInterleaveIO $ do
  chunk <- outsideTransactions (nextChunk items)
  if null chunk then pure [] else (chunk ++) <$> itemsToList items

nextChunk :: Items a -> IO [a]
nextChunk items = withAhead items taken
 where
  taken chunk = ([], chunk)

-- | Takes from what has been read ahead. If there is nothing, a chunk is read and stored first: an asynchronous exception that
-- waited for the pull arrives before anything is taken, and nothing is lost.
--
-- A lazy list must be read again when an exception interrupted it, so none may be thrown under the mask: it would become the list. The
-- exception that ends a wait for Rust is thrown behind the mask, as if it had arrived there, and who reads the list again waits again.
withAhead :: Items a -> ([a] -> ([a], b)) -> IO b
withAhead items@(Items await pull state) take' = do
  _ <- readMVar state
  step <- mask_ $ tryTakeMVar state >>= maybe (pure Again) from
  case step of
    Again -> withAhead items take'
    Interrupted exception -> do
      thread <- myThreadId
      throwTo thread exception
      withAhead items take'
    Taken b -> pure b
 where
  from (Ahead count []) = do
    interrupted <- await count `onException` putMVar state (Ahead count [])
    case interrupted of
      Just exception -> Interrupted exception <$ putMVar state (Ahead count [])
      Nothing -> do
        Chunk made chunk <- pull count `onException` putMVar state (Ahead count [])
        putMVar state (Ahead (next count made) chunk)
        pure (if null chunk then Taken (snd (take' [])) else Again)
  from (Ahead count ahead) = case take' ahead of
    (others, b) -> Taken b <$ putMVar state (Ahead count others)
  -- Rust ends a chunk early when its values take long or hold much memory.
  next count made = if made < count then max 1 made else min 1024 (count * 4)

-- | What has come of an attempt to take something.
data Step b
  = Again
  | Interrupted SomeException
  | Taken b

-- | Items of so many bytes each, which @safe@ calls pull: Rust may take its time.
peekSafeItems :: Int -> Int -> Peek a -> Peek (Items a)
peekSafeItems = peekItems newSafeSlot pullSafe
{-# INLINE peekSafeItems #-}

-- | Like 'peekSafeItems', with @unsafe@ calls.
peekUnsafeItems :: Int -> Int -> Peek a -> Peek (Items a)
peekUnsafeItems = peekItems newUnsafeSlot pullUnsafe
{-# INLINE peekUnsafeItems #-}

peekItems :: (Int -> IO Slot) -> (FunPtr Pull -> Pull) -> Int -> Int -> Peek a -> Peek (Items a)
peekItems newSlot pull at size item =
  ((,,,) <$> peekPtr at <*> peekFunPtr (at + 8) <*> peekFunPtr (at + 16) <*> peekFunPtr (at + 24))
    `readingWith` \library (start, puller, destroy, waiter) -> do
      source <- newForeignPtr destroy start
      Items (ready library waiter source) (chunkOf library newSlot (pull puller) size item source) <$> newMVar (Ahead 1 [])
{-# INLINE peekItems #-}

-- | An item, or the error that ends the items, which is alone in its chunk: it is thrown to whoever reads the chunk, and the next chunk is
-- empty.
peekOrThrow :: Exception e => Int -> Peek e -> Peek a -> Peek a
peekOrThrow at failed item = peekEither at failed item `readingWith` \_ -> either throwIO pure
{-# INLINE peekOrThrow #-}

-- | Throws an exception to whoever reads the value that it is in place of. The value behind it is next.
throwingItems :: Items (Either SomeException a) -> IO (Items a)
throwingItems (Items await pull _) = do
  left <- newIORef []
  let
    values count = do
      behind <- readIORef left
      Chunk made chunk <- if null behind then pull count else pure (Chunk count behind)
      case chunk of
        Left failure : others -> writeIORef left others >> throwIO failure
        _ -> do
          let (before, others) = untilLeft chunk
          writeIORef left others
          pure (Chunk made before)
  -- What is left needs no wait.
  Items (\count -> readIORef left >>= \behind -> if null behind then await count else pure Nothing) values
    <$> newMVar (Ahead 1 [])
 where
  untilLeft (Right a : others) = let (before, behind) = untilLeft others in (a : before, behind)
  untilLeft others = ([], others)

-- | Reads the next chunk of so many items, and takes over what they own.
chunkOf :: Library -> (Int -> IO Slot) -> Pull -> Int -> Peek a -> ForeignPtr () -> Word -> IO (Chunk a)
chunkOf library newSlot pull (I# size) item source = chunk
 where
  -- A function of its own, so that the last argument need not be there for all of this to be inlined.
  chunk count = mask_ $ withObject source $ \start -> do
    Slot array _ <- newSlot (I# size * fromIntegral count)
    made <- wordRegister library (pull start count array)
    -- From the last to the first, so that the list is made once.
    let go (I# 0#) list = pure list
        go (I# n) list = do
          !a <- peekSlot item library (Slot array ((n -# 1#) *# size))
          go (I# (n -# 1#)) (a : list)
    Chunk made <$> go (fromIntegral made) []
{-# INLINE chunkOf #-}

-- | Waits until there are items, where Rust has them wait: a stream's.
ready :: Library -> FunPtr Pull -> ForeignPtr () -> Word -> IO (Maybe SomeException)
ready library waiter source count
  | waiter == nullFunPtr = pure Nothing
  | otherwise = mask_ $ withObject source $ \start -> awaitUnit library (pullSafe waiter start count)
{-# NOINLINE ready #-}

-- | Makes up to so many items, and returns how many. For a stream: starts to wait for so many.
type Pull = Ptr () -> Word -> MutableByteArray# RealWorld -> IO Word

foreign import ccall safe "dynamic"
  pullSafe :: FunPtr Pull -> Pull

foreign import ccall unsafe "dynamic"
  pullUnsafe :: FunPtr Pull -> Pull
