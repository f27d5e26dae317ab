{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Calls as values, and calls that a transaction evaluates.
module Hsffi.Internal.Pure
  ( pureCall
  , pureLeafCall
  , outsideTransactions
  , evaluating
  , evaluatingMaybe
  , evaluatingItems
  , evaluatingDeeply
  ) where

import Control.Concurrent (forkIO, newEmptyMVar, putMVar, readMVar)
import Control.DeepSeq (NFData, deepseq)
import Control.Exception (try)
import Data.Word (Word8)
import Foreign.Marshal.Utils (toBool)
import GHC.Exts (ThreadId#, myThreadId#)
import GHC.IO (IO (..), unIO)
import Hsffi.Internal.Failure (orRethrow)
import System.IO.Unsafe (unsafeDupablePerformIO, unsafePerformIO)

-- | The call of a pure function, as a value. When two threads evaluate one value at the same time, GHC lets one of them
-- continue and drops the work of the other wherever it is, without an exception. The result of its call would be lost, so the
-- second thread must not begin the call: 'unsafePerformIO' sees to that. An asynchronous exception leaves the value as far as
-- it has been evaluated, and the next thread that needs it continues from there. So the call must not be inside a handler,
-- which would run and make the exception the value.
--
-- The arguments have been evaluated.
pureCall :: IO a -> a
pureCall call = unsafePerformIO (outsideTransactions call)
{-# INLINE pureCall #-}

-- | Like 'pureCall', for an @unsafe@ import that returns in a register. Only the message of a failure can be lost, so the call
-- may be made twice: preventing that would take longer than the call.
pureLeafCall :: IO a -> a
pureLeafCall = unsafeDupablePerformIO
{-# INLINE pureLeafCall #-}

-- | Makes a call that a transaction may need. When the variables that a transaction has read change, GHC drops the work of its
-- thread wherever it is, even under a mask and without an exception. The result of the call would be lost, so another thread
-- makes the call, to which no transaction belongs.
--
-- Any number of threads may wait for the value, also after the first that waited has been dropped.
outsideTransactions :: IO a -> IO a
outsideTransactions call = do
  within <- inTransaction
  if within then onAnotherThread call else call
{-# INLINE outsideTransactions #-}

onAnotherThread :: IO a -> IO a
onAnotherThread call = do
  returned <- newEmptyMVar
  _ <- forkIO (try call >>= putMVar returned)
  readMVar returned >>= orRethrow . pure
{-# NOINLINE onAnotherThread #-}

inTransaction :: IO Bool
inTransaction = IO $ \s -> case myThreadId# s of
  (# s', thread #) -> unIO (toBool <$> hasTransaction thread) s'
{-# INLINE inTransaction #-}

foreign import ccall unsafe "hsffi_has_transaction"
  hasTransaction :: ThreadId# -> IO Word8

-- | Evaluates an argument on the thread that needs the call, before another thread may make the call.
evaluating :: a -> r -> r
evaluating = seq

-- | Evaluates the value inside, if there is one.
evaluatingMaybe :: (a -> r -> r) -> Maybe a -> r -> r
evaluatingMaybe = maybe id

-- | Evaluates the items of a list.
evaluatingItems :: (a -> r -> r) -> [a] -> r -> r
evaluatingItems evaluate list r = foldr evaluate r list

-- | Evaluates all parts of an argument.
evaluatingDeeply :: NFData a => a -> r -> r
evaluatingDeeply = deepseq
