{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE UnliftedFFITypes #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Haskell functions that Rust calls.
--
-- A function crosses as a stable pointer, beside the table of C functions by which Rust calls it (@cbits/callbacks.c@).
module Hsffi.Internal.Closure
  ( rtsCallbacks
  , pokeClosure
  , pokeStoredClosure
  , peekMasked
  , peekException

    -- * Results of closures
  , Return
  , returnUnit
  , returnBool
  , returnChar
  , returnEnum
  , returnStorable
  , returnSlot
  ) where

import Control.Exception (AsyncException (..), Exception (..), SomeException (..), bracket, catch, evaluate, throwIO)
import Control.Monad (join, unless)
import Data.ByteString (ByteString)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Data.Word (Word8)
import Foreign.ForeignPtr (FinalizerPtr, ForeignPtr, newForeignPtr)
import Foreign.Ptr (FunPtr, Ptr, castPtr, nullPtr, plusPtr, ptrToWordPtr)
import Foreign.StablePtr (StablePtr, castStablePtrToPtr, deRefStablePtr, freeStablePtr, newStablePtr)
import Foreign.Storable (Storable (..))
import GHC.Exts (MutableByteArray#, RealWorld, maskAsyncExceptions#, unmaskAsyncExceptions#)
import GHC.IO (IO (..), unIO)
import Hsffi.Internal.Argument (boolWord, charWord, enumWord, withBytes)
import Hsffi.Internal.Exception (CallbackDepthExceeded (..), InvalidArgument (..))
import Hsffi.Internal.Library (Library, exitNoted)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke
import Hsffi.Internal.Slot
import System.IO.Unsafe (unsafePerformIO)

-- | The table of functions by which the library calls Haskell. The library may store it, in handles that attach threads, so it
-- must learn when the program ends.
rtsCallbacks :: Library -> Ptr ()
rtsCallbacks library = exitNoted library callbacks
{-# INLINE rtsCallbacks #-}

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

argumentsOf :: Frame -> Ptr Word8
argumentsOf frame = frame `plusPtr` 24
{-# INLINE argumentsOf #-}

-- | A Haskell function as Rust calls it.
type Closure = Frame -> IO ()

-- | How a closure's result reaches Rust.
type Return a = Frame -> a -> IO ()

-- | Lends a function, whose arguments take so many bytes: a stable pointer, and the table of functions that use it.
pokeClosure :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> Int -> Poke f
pokeClosure library size apply result at = Poke $ \slot function action ->
  withClosure library at slot (closureOf library size apply result function) action
{-# INLINE pokeClosure #-}

-- | Not inlined, which would take GHC long at each export.
withClosure :: Library -> Int -> Slot -> Closure -> IO r -> IO r
withClosure library at slot function action =
  bracket (newStablePtr function) freeStablePtr $ \closure ->
    pokeWithCallbacks library at slot closure action
{-# NOINLINE withClosure #-}

-- | Gives a function to Rust. Rust takes it over by clearing the pointer. If it has not, because the call was rejected or an
-- asynchronous exception arrived before it, the function is released: the pointer is in the slot before an exception can arrive.
pokeStoredClosure :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> Int -> Poke f
pokeStoredClosure library size apply result at = Poke $ \slot function action ->
  withStoredClosure library at slot (closureOf library size apply result function) action
{-# INLINE pokeStoredClosure #-}

-- | Not inlined either.
withStoredClosure :: Library -> Int -> Slot -> Closure -> IO r -> IO r
withStoredClosure library at slot function action =
  bracket
    (newStablePtr function >>= \closure -> pokeWithCallbacks library at slot closure (pure closure))
    (\closure -> readPtr slot at >>= \left -> unless (left == nullPtr) (freeStablePtr closure))
    (const action)
{-# NOINLINE withStoredClosure #-}

pokeWithCallbacks :: Library -> Int -> Slot -> StablePtr Closure -> IO r -> IO r
pokeWithCallbacks library at slot closure action =
  pokeSlot (pokePtr at) slot (castStablePtrToPtr closure) (pokeSlot (pokePtr (at + 8)) slot (rtsCallbacks library) action)
{-# INLINE pokeWithCallbacks #-}

-- | Inlined, so that reading the arguments and writing the result is known code.
closureOf :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> f -> Closure
closureOf library size apply result function = closure
 where
  closure frame = do
    slot <- slotOfArguments size frame
    action <- peekSlot (apply function) library slot
    action >>= result frame
{-# INLINE closureOf #-}

-- | A copy of the arguments, which take so many bytes.
slotOfArguments :: Int -> Frame -> IO Slot
slotOfArguments size frame = do
  slot <- newUnsafeSlot size
  slot <$ copyToSlot (argumentsOf frame) size slot
{-# NOINLINE slotOfArguments #-}

-- | Reads arguments that own memory of Rust's. No thread can throw to this one before they are read.
peekMasked :: Peek a -> Peek a
peekMasked value = Peek $ \library slot -> IO (maskAsyncExceptions# (unIO (peekSlot value library slot)))
{-# INLINE peekMasked #-}

-- | An exception that a Haskell function threw, and that passed through Rust.
peekException :: Int -> Peek SomeException
peekException at = peekStablePtr at `readingWith` \_ exception ->
  case ptrToWordPtr (castStablePtrToPtr exception) of
    0 -> pure (toException ended)
    1 -> pure (toException CallbackDepthExceeded)
    _ -> deRefStablePtr exception <* freeStablePtr exception
{-# NOINLINE peekException #-}

-- | What a function threw that did not return because GHC ends all threads when the program ends.
ended :: AsyncException
ended = ThreadKilled

-- | Writes nothing.
returnUnit :: Return ()
returnUnit _ = pure

-- | A byte, 0 or 1.
returnBool :: Return Bool
returnBool frame = returnStorable frame . boolWord
{-# NOINLINE returnBool #-}

-- | A code point. A surrogate, which is not a Rust @char@, becomes an exception of the closure.
returnChar :: Return Char
returnChar frame char
  | '\xd800' <= char && char <= '\xdfff' =
      throwIO $ InvalidArgument "result of a closure: a surrogate is not a Unicode scalar value"
  | otherwise = returnStorable frame (charWord char)

-- | The index of the constructor, in 32 bits.
returnEnum :: Enum a => Return a
returnEnum frame = returnStorable frame . enumWord
{-# INLINE returnEnum #-}

-- | A number.
returnStorable :: Storable a => Return a
returnStorable = poke . castPtr . argumentsOf
{-# INLINE returnStorable #-}

-- | Any other value, in a slot of so many bytes, which Rust reads while it is borrowed.
returnSlot :: Int -> Poke a -> Return a
returnSlot size value frame result = do
  receive <- peekByteOff frame 8
  rejected <- withUnsafeSlot size value result (callReceive receive frame)
  unless (rejected == 0) . throwIO $
    InvalidArgument "result of a closure: not a value of the Rust type, for example a surrogate Char"
{-# INLINE returnSlot #-}

-- | Reads a result. Returns 0 unless it is not a value of the type.
type Receive = Frame -> MutableByteArray# RealWorld -> IO Word

foreign import ccall unsafe "dynamic"
  callReceive :: FunPtr Receive -> Receive

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

type DescribeException = StablePtr SomeException -> Ptr () -> FunPtr Sink -> IO ()

-- | Writes an exception's text to Rust.
describeException :: DescribeException
describeException stable sink write = IO $ maskAsyncExceptions# (unIO described)
 where
  described = do
    text <- unmasked (deRefStablePtr stable >>= describe) `catch` undescribed
    withBytes text (callSink write sink)
    discardPending
  undescribed :: SomeException -> IO ByteString
  undescribed _ = pure "an exception that cannot be shown"
  -- The exception itself: from GHC 9.10 on, a 'SomeException' may display where it was thrown as well.
  describe (SomeException exception) = evaluate (Text.encodeUtf8 (Text.pack (displayException exception)))
