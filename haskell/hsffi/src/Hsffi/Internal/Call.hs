{-# LANGUAGE MagicHash #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Calls that return through a slot.
module Hsffi.Internal.Call
  ( callSafe
  , callUnsafe
  , callSafeMasked
  , callUnsafeMasked
  , trySafe
  , tryUnsafe
  , finish
  , finishEither
  , requireBoundThread
  ) where

import Control.Concurrent (isCurrentThreadBound, rtsSupportsBoundThreads)
import Control.Exception (mask_, throwIO)
import qualified Data.Text as Text
import GHC.Exts (MutableByteArray#, RealWorld)
import Hsffi.Internal.Exception (ObjectError (..))
import Hsffi.Internal.Failure (throwFailure)
import Hsffi.Internal.Library (Library)
import Hsffi.Internal.Peek (Peek (..), peekPtr, peekSlot)
import Hsffi.Internal.Slot

-- | Calls through a @safe@ import, with a slot of so many bytes.
callSafe :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek a -> IO a
callSafe library size call result = do
  slot <- newSafeSlot size
  finish library slot call result
{-# INLINE callSafe #-}

-- | Like 'callSafe', through an @unsafe@ import.
callUnsafe :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek a -> IO a
callUnsafe library size call result = do
  slot <- newUnsafeSlot size
  finish library slot call result
{-# INLINE callUnsafe #-}

-- | Like 'callSafe', for a result that owns memory: masked, so that no asynchronous exception arrives between the call and taking the
-- memory over.
callSafeMasked :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek a -> IO a
callSafeMasked library size call result = masked (callSafe library size call result)
{-# INLINE callSafeMasked #-}

-- | Like 'callSafeMasked', through an @unsafe@ import.
callUnsafeMasked :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek a -> IO a
callUnsafeMasked library size call result = masked (callUnsafe library size call result)
{-# INLINE callUnsafeMasked #-}

-- | Like 'callSafe', for a function that returns a @Result@. Masked, since an error owns its message.
trySafe
  :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek e -> Peek a -> IO (Either e a)
trySafe library size call failed result = masked $ do
  slot <- newSafeSlot size
  finishEither library slot call failed result
{-# INLINE trySafe #-}

-- | Like 'trySafe', through an @unsafe@ import.
tryUnsafe
  :: Library -> Int -> (MutableByteArray# RealWorld -> IO Word) -> Peek e -> Peek a -> IO (Either e a)
tryUnsafe library size call failed result = masked $ do
  slot <- newUnsafeSlot size
  finishEither library slot call failed result
{-# INLINE tryUnsafe #-}

-- | Like 'mask_', which GHC would inline as three cases at each call.
masked :: IO a -> IO a
masked = mask_
{-# NOINLINE masked #-}

-- | Makes the call, and reads the result or throws the failure.
finish :: Library -> Slot -> (MutableByteArray# RealWorld -> IO Word) -> Peek a -> IO a
finish library slot@(Slot array _) call result = do
  status <- call array
  if status == 0 then peekSlot result library slot else failure library status slot
{-# INLINE finish #-}

-- | Like 'finish', for a function that returns a @Result@.
finishEither
  :: Library -> Slot -> (MutableByteArray# RealWorld -> IO Word) -> Peek e -> Peek a -> IO (Either e a)
finishEither library slot@(Slot array _) call failed result = do
  status <- call array
  case status of
    0 -> Right <$> peekSlot result library slot
    1 -> Left <$> peekSlot failed library slot
    _ -> failure library status slot
{-# INLINE finishEither #-}

-- | Throws the failure that the slot points to.
failure :: Library -> Word -> Slot -> IO a
failure library status slot = peekSlot (peekPtr 0) library slot >>= throwFailure library status
{-# NOINLINE failure #-}

-- | Makes an object of the named type, which is bound to its OS thread. Throws 'ObjectElsewhere' unless this thread stays on
-- one OS thread, as all threads of the non-threaded runtime do.
requireBoundThread :: String -> IO a -> IO a
requireBoundThread name make = do
  bound <- isCurrentThreadBound
  if bound || not rtsSupportsBoundThreads
    then make
    else throwIO $ ObjectElsewhere (Text.pack ("the " ++ name ++ unbound))
 where
  unbound = " requires a bound thread, which stays on one OS thread: create it in forkOS or runInBoundThread"
