{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Queues of values that Rust's threads send at their own rate.
module Hsffi.Internal.Events
  ( Events
  , readEvent
  , tryReadEvent
  , readEvents
  , droppedEvents
  , peekEvents
  ) where

import Control.Concurrent (MVar, newEmptyMVar, newMVar, takeMVar, tryPutMVar, withMVar)
import Control.Exception (allowInterrupt, mask_, onException)
import Data.IORef (IORef, atomicModifyIORef', atomicWriteIORef, newIORef, readIORef)
import Data.Maybe (listToMaybe)
import Data.Word (Word64)
import Foreign.ForeignPtr (ForeignPtr, newForeignPtr)
import GHC.Exts
import Hsffi.Internal.Argument (withObject)
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek
import Hsffi.Internal.Register (wordRegister)
import Hsffi.Internal.Slot
import Hsffi.Internal.Waker (newWaker)

-- | Values that Rust's threads send. Each is read once, by whichever thread asks first.
--
-- A thread that waits for an event holds no thread of the system's, and an asynchronous exception interrupts it. No event is lost then:
-- one that has been taken when the exception arrives is the next event. Rust is told when nothing refers to the events any more.
data Events a = Events
  { takeUpTo :: !(Word -> Maybe (MVar ()) -> IO (Taken a))
  , most :: !Word
  -- ^ How many events can be taken at once.
  , left :: !(IORef [a])
  -- ^ What has been taken for a reader that an exception interrupted.
  , turn :: !(MVar ())
  -- ^ Who has it may wait for Rust.
  , waiter :: !(IORef (Maybe (MVar ())))
  -- ^ What that thread waits for.
  , countDropped :: !(IO Word64)
  }

-- | What Rust has.
data Taken a
  = Ended
  | NoneYet
  | Taken [a]

-- | The next event. Waits until there is one, and returns 'Nothing' when all events have been read and no sender is left.
readEvent :: Events a -> IO (Maybe a)
readEvent events = listToMaybe <$> readUpTo events 1

-- | The next event, if there is one now.
tryReadEvent :: Events a -> IO (Maybe a)
tryReadEvent events = mask_ $ do
  taken <- takeLeftOr events (takeUpTo events 1 Nothing)
  case taken of
    Taken these -> listToMaybe <$> unlessInterrupted events these
    _ -> pure Nothing

-- | The events that are there, in order: at most 128 of them, or one where a conversion makes it. Waits until there is one, and returns none
-- when all events have been read and no sender is left.
readEvents :: Events a -> IO [a]
readEvents events = readUpTo events (most events)

-- | How many events Rust has dropped since the queue was full.
droppedEvents :: Events a -> IO Word64
droppedEvents = countDropped

-- | Up to so many events, one at least unless they have ended. Exceptions arrive before events are taken, in the wait, or when those that
-- have been taken can be left to the next reader.
readUpTo :: Events a -> Word -> IO [a]
readUpTo events count = mask_ $ do
  allowInterrupt
  taken <- takeLeftOr events (takeUpTo events count Nothing)
  these <- case taken of
    Taken these -> pure these
    Ended -> pure []
    NoneYet -> withMVar (turn events) (const wait)
  unlessInterrupted events these
 where
  wait = do
    ready <- newEmptyMVar
    atomicWriteIORef (waiter events) (Just ready)
    taken <- takeLeftOr events (takeUpTo events count (Just ready))
    case taken of
      Taken these -> pure these
      Ended -> pure []
      NoneYet -> takeMVar ready >> wait

-- | What was left by a reader that was interrupted, or otherwise what the action takes.
takeLeftOr :: Events a -> IO (Taken a) -> IO (Taken a)
takeLeftOr events action = do
  found <- readIORef (left events)
  these <- if null found then pure [] else atomicModifyIORef' (left events) (\others -> (drop 1 others, take 1 others))
  if null these then action else pure (Taken these)

-- | Returns what has been taken, or leaves it to the next reader when an exception is pending.
unlessInterrupted :: Events a -> [a] -> IO [a]
unlessInterrupted _ [] = pure []
unlessInterrupted events these = (these <$ allowInterrupt) `onException` leave
 where
  leave = do
    atomicModifyIORef' (left events) (\others -> (these ++ others, ()))
    readIORef (waiter events) >>= mapM_ (`tryPutMVar` ())

-- | A queue of events of so many bytes each, of which so many are read at once.
peekEvents :: Word -> Int -> Int -> Peek a -> Peek (Events a)
peekEvents limit at size event =
  ((,,,) <$> peekPtr at <*> peekFunPtr (at + 8) <*> peekFunPtr (at + 16) <*> peekFunPtr (at + 24))
    `readingWith` \library (start, pull, release, dropped) -> do
      queue <- newForeignPtr release start
      let takes = takeFrom library (callPull pull) size event queue
      Events takes limit <$> newIORef [] <*> newMVar () <*> newIORef Nothing <*> pure (withObject queue (callDropped dropped))
{-# INLINE peekEvents #-}

-- | Takes up to so many events. If there is none, Rust fills the variable when there is.
takeFrom :: Library -> Pull -> Int -> Peek a -> ForeignPtr () -> Word -> Maybe (MVar ()) -> IO (Taken a)
takeFrom library pull (I# size) event queue = takes
 where
  takes count ready = withObject queue $ \start -> do
    slot@(Slot array _) <- newSafeSlot (max wakerSize (I# size * fromIntegral count))
    mapM_ (\variable -> newWaker library variable 0 slot) ready
    answer <- wordRegister library (pull start count (maybe 0 (const 1) ready) array)
    let
      go (I# 0#) list = pure list
      go (I# n) list = do
        a <- peekSlot event library (Slot array ((n -# 1#) *# size))
        go (I# (n -# 1#)) (a : list)
    case answer of
      0 -> pure Ended
      1 -> pure NoneYet
      _ -> Taken <$> go (fromIntegral answer - 1) []
{-# INLINE takeFrom #-}

-- | Bytes of a waker.
wakerSize :: Int
wakerSize = 24

-- | Takes up to so many events, or answers that there are none, and whether there will be. It waits when the number is 1.
type Pull = Ptr () -> Word -> Word -> MutableByteArray# RealWorld -> IO Word

foreign import ccall safe "dynamic"
  callPull :: FunPtr Pull -> Pull

foreign import ccall unsafe "dynamic"
  callDropped :: FunPtr (Ptr () -> IO Word64) -> Ptr () -> IO Word64
