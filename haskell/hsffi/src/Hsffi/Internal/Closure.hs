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
  , withStored
  , freeReleasedByOthers
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
  , returnConverted
  , returnOrThrown

    -- * What "Hsffi.Internal.Trait" is made of
  , closureOf
  , withClosure

    -- * Functions that Rust imports
  , ExportedClosure
  , exportClosure
  , readArguments
  ) where

import Control.Concurrent (rtsSupportsBoundThreads)
import Control.Exception (AsyncException (..), Exception (..), SomeException, bracket, catch, throwIO)
import Control.Monad (unless)
import Data.Word (Word8)
import Foreign.Ptr (FunPtr, Ptr, castPtr, nullPtr, ptrToWordPtr)
import Foreign.StablePtr (StablePtr, castStablePtrToPtr, deRefStablePtr, freeStablePtr, newStablePtr)
import Foreign.Storable (Storable (..))
import GHC.Exts (MutableByteArray#, RealWorld, maskAsyncExceptions#)
import GHC.IO (IO (..), unIO)
import Hsffi.Internal.Argument (boolWord, charWord, enumWord)
import Hsffi.Internal.Callbacks (Closure, Frame, argumentsOf)
import Hsffi.Internal.Exception (CallbackDepthExceeded (..), CallbackRefused (..), InvalidArgument (..))
import Hsffi.Internal.Failure (throwFailure)
import Hsffi.Internal.Library (Library, rtsCallbacks)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke
import Hsffi.Internal.Slot

-- | How a closure's result reaches Rust.
type Return a = Frame -> a -> IO ()

-- | Lends a function, whose arguments take so many bytes: a stable pointer, and the table of functions that use it.
pokeClosure :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> Int -> Poke f
pokeClosure library size apply result at = Poke $ \slot function action ->
  withClosure library at slot (closureOf library size apply result function) action
{-# INLINE pokeClosure #-}

-- | Lends a function. Not inlined, which would take GHC long at each export.
withClosure :: Library -> Int -> Slot -> Closure -> IO r -> IO r
withClosure library at slot function action =
  bracket (newStablePtr function) freeStablePtr $ \closure ->
    pokeWithCallbacks library at slot closure action
{-# NOINLINE withClosure #-}

-- | Gives a function to Rust. Rust takes it over by clearing the pointer. If it has not, because the call was rejected or an
-- asynchronous exception arrived before it, the function is released: the pointer is in the slot before an exception can arrive.
pokeStoredClosure :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> Int -> Poke f
pokeStoredClosure library size apply result at = Poke $ \slot function action ->
  withStored library at slot (closureOf library size apply result function) action
{-# INLINE pokeStoredClosure #-}

-- | Gives a value to Rust as a stable pointer, likewise. Not inlined either. On the non-threaded runtime, those that other threads have
-- released are freed here.
withStored :: Library -> Int -> Slot -> a -> IO r -> IO r
withStored library at slot value action = do
  freeReleasedByOthers
  bracket
    (newStablePtr value >>= \stored -> pokeWithCallbacks library at slot stored (pure stored))
    (\stored -> readPtr slot at >>= \left -> unless (left == nullPtr) (freeStablePtr stored))
    (const action)
{-# NOINLINE withStored #-}

-- | Frees what other threads have released, on the non-threaded runtime.
freeReleasedByOthers :: IO ()
freeReleasedByOthers = unless rtsSupportsBoundThreads freeReleased
{-# NOINLINE freeReleasedByOthers #-}

pokeWithCallbacks :: Library -> Int -> Slot -> StablePtr a -> IO r -> IO r
pokeWithCallbacks library at slot closure action =
  pokeSlot (pokePtr at) slot (castStablePtrToPtr closure) (pokeSlot (pokePtr (at + 8)) slot (rtsCallbacks library) action)
{-# INLINE pokeWithCallbacks #-}

-- | A function as Rust calls it. Inlined, so that reading the arguments and writing the result is known code.
closureOf :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> f -> Closure
closureOf library size apply result function = closure
 where
  closure frame = do
    action <- readArguments library size (apply function) frame
    action >>= result frame
{-# INLINE closureOf #-}

-- | Reads the arguments in a frame, which take so many bytes.
readArguments :: Library -> Int -> Peek a -> Frame -> IO a
readArguments library size value frame = do
  slot <- newUnsafeSlot size
  copyToSlot (argumentsOf frame) size slot
  peekSlot value library slot
{-# INLINE readArguments #-}

-- | What Rust gets of a function that it imports.
type ExportedClosure = StablePtr Closure

-- | A function for Rust, whose arguments take so many bytes, which is never released.
exportClosure :: Library -> Int -> (f -> Peek (IO a)) -> Return a -> f -> IO ExportedClosure
exportClosure library size apply result function =
  rtsCallbacks library `seq` newStablePtr (closureOf library size apply result function)
{-# INLINE exportClosure #-}

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
    2 -> pure (toException (CallbackRefused "an unsafe call, or an iterator of Items, may not call Haskell"))
    3 -> pure (toException (CallbackRefused "a C finalizer may not call Haskell"))
    4 -> pure (toException (CallbackRefused "another thread may not call the non-threaded runtime of Haskell"))
    5 -> pure (toException (CallbackRefused "actions are awaited on the threaded runtime of Haskell only"))
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
returnSlot :: Library -> Int -> Poke a -> Return a
returnSlot library size value frame result = do
  receive <- peekByteOff frame 8
  withUnsafeSlot size value result (callReceive receive frame) >>= throwRefusal library
{-# INLINE returnSlot #-}

-- | Like 'returnSlot', for a value that a conversion of the user's makes in Rust, which may take its time.
returnConverted :: Library -> Int -> Poke a -> Return a
returnConverted library size value frame result = do
  receive <- peekByteOff frame 8
  withSafeSlot size value result (callReceiveSafe receive frame) >>= throwRefusal library
{-# INLINE returnConverted #-}

-- | An exception of this type as a value, @Left@, whether the action throws it or its result when it is evaluated. Others remain
-- exceptions.
returnOrThrown :: Exception e => Return (Either e a) -> Return (IO a)
returnOrThrown result frame action = (action >>= result frame . Right) `catch` (result frame . Left)
{-# INLINE returnOrThrown #-}

throwRefusal :: Library -> Ptr Word8 -> IO ()
throwRefusal library report =
  unless (report == nullPtr) $ peekByteOff report 0 >>= \status -> throwFailure library status report
{-# INLINE throwRefusal #-}

-- | Reads a result. Returns null, or the report why there is none.
type Receive = Frame -> MutableByteArray# RealWorld -> IO (Ptr Word8)

foreign import ccall unsafe "dynamic"
  callReceive :: FunPtr Receive -> Receive

foreign import ccall safe "dynamic"
  callReceiveSafe :: FunPtr Receive -> Receive

foreign import ccall unsafe "hsffi_free_released"
  freeReleased :: IO ()
