{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE Unsafe #-}

-- |
-- The functions by which Rust calls Haskell: a table of C functions (@cbits/callbacks.c@), and the two Haskell functions that they
-- call. They are the same for all libraries.
module Hsffi.Internal.Callbacks
  ( callbacks
  , Frame
  , argumentsOf
  , methodOf
  , Closure
  ) where

import Control.Exception (Exception (..), SomeException (..), catch, evaluate)
import Control.Monad (join)
import Data.ByteString (ByteString)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Data.Typeable (typeOf)
import Data.Word (Word8)
import Foreign.ForeignPtr (FinalizerPtr, ForeignPtr, newForeignPtr)
import Foreign.Ptr (FunPtr, Ptr, castPtr, nullPtr, plusPtr)
import Foreign.StablePtr (StablePtr, deRefStablePtr, newStablePtr)
import Foreign.Storable (peek, peekByteOff, poke)
import GHC.Exts (maskAsyncExceptions#, unmaskAsyncExceptions#)
import GHC.IO (IO (..), unIO)
import Hsffi.Internal.Argument (withBytes)
import System.IO.Unsafe (unsafePerformIO)

-- | One table for all libraries. It calls the two functions that are set here.
callbacks :: Ptr ()
callbacks = unsafePerformIO $ do
  join (setCallbacks <$> newStablePtr callClosure <*> newStablePtr describeException)
  pure (rtsExitNoted `seq` callbackTable)
{-# NOINLINE callbacks #-}

foreign import ccall unsafe "hsffi_set_callbacks"
  setCallbacks :: StablePtr (Frame -> IO Word8) -> StablePtr DescribeException -> IO ()

foreign import ccall "&hsffi_callbacks"
  callbackTable :: Ptr ()

-- | The note of the program's end, before GHC's runtime is taken apart: from then on, Rust's threads do not use it.
rtsExitNoted :: StablePtr (ForeignPtr ())
rtsExitNoted = unsafePerformIO (newForeignPtr noteRtsExit nullPtr >>= newStablePtr)
{-# NOINLINE rtsExitNoted #-}

foreign import ccall "&hsffi_note_exit"
  noteRtsExit :: FinalizerPtr ()

-- | What Rust calls a Haskell function with: the function, the C function that receives a result of more than a word, its
-- argument, and the arguments of the Haskell function, which any other result overwrites.
type Frame = Ptr Word8

-- | The address of the arguments in a frame.
argumentsOf :: Frame -> Ptr Word8
argumentsOf frame = frame `plusPtr` 24
{-# INLINE argumentsOf #-}

-- | The number of the method that Rust calls, where the function is a record of methods.
methodOf :: Frame -> IO Word
methodOf frame = peekByteOff frame 344
{-# INLINE methodOf #-}

-- | A Haskell function as Rust calls it.
type Closure = Frame -> IO ()

-- | What Rust calls with a frame. An exception of the function goes to Rust as a value, since it must not unwind through Rust.
-- So does an exception that another thread throws to this one before the function has returned; after that, there is no code at
-- which it could arrive.
callClosure :: Frame -> IO Word8
callClosure frame = (call >> pure 0) `catch` thrown
 where
  call = peek (castPtr frame) >>= deRefStablePtr >>= \closure -> closure frame
  thrown exception = do
    newStablePtr (exception :: SomeException) >>= poke (castPtr (argumentsOf frame))
    1 <$ discardPending

-- | For a thread that Rust started, which is about to end, and masks: nobody receives what other threads have thrown to it.
-- Delivered later, outside of any handler, it would end the program.
discardPending :: IO ()
discardPending = unmasked (pure ()) `catch` next
 where
  next :: SomeException -> IO ()
  next _ = discardPending

unmasked :: IO a -> IO a
unmasked (IO action) = IO (unmaskAsyncExceptions# action)
{-# INLINE unmasked #-}

-- | Takes bytes that are borrowed.
type Sink = Ptr () -> Ptr Word8 -> Word -> IO ()

foreign import ccall unsafe "dynamic"
  callSink :: FunPtr Sink -> Sink

type DescribeException = StablePtr SomeException -> Bool -> Ptr () -> FunPtr Sink -> IO ()

-- | Writes an exception's text to Rust, or the name of its type.
describeException :: DescribeException
describeException stable byType sink write = IO $ maskAsyncExceptions# (unIO described)
 where
  described = do
    text <- unmasked (deRefStablePtr stable >>= describe) `catch` undescribed
    withBytes text (callSink write sink)
    discardPending
  undescribed :: SomeException -> IO ByteString
  undescribed _ = pure "an exception that cannot be shown"
  -- The exception itself: from GHC 9.10 on, a 'SomeException' may display where it was thrown as well.
  describe (SomeException exception) = evaluate (Text.encodeUtf8 (Text.pack (descriptionOf exception)))
  descriptionOf exception
    | byType = show (typeOf exception)
    | otherwise = displayException exception
