{-# LANGUAGE MagicHash #-}
{-# LANGUAGE Unsafe #-}

-- |
-- A Rust library, as the runtime uses it: the table of its functions that manage memory, failures and cancellation.
--
-- Each generated package has one 'Library'. Memory must go back to the library that it came from.
module Hsffi.Internal.Library
  ( Library
  , LibraryTable
  , newLibrary
  , exitNoted
  , rtsCallbacks

    -- * Functions of the library
  , releaseFailure
  , releaseBuffer
  , bufferRelease
  , releaseSlots
  , bufferFinalizer
  , beginStop
  , wakeStop
  , pressure
  , relieveBy
  , Collection
  , hold
  , letGo
  ) where

import Control.Concurrent (MVar, forkIO, newEmptyMVar, readMVar)
import Data.Word (Word32, Word8)
import Foreign.C.Types (CChar, CSize (..))
import Foreign.ForeignPtr (FinalizerEnvPtr, FinalizerPtr, ForeignPtr, newForeignPtr, touchForeignPtr)
import Foreign.Ptr (nullPtr)
import Foreign.StablePtr (StablePtr, newStablePtr)
import GHC.Exts (FunPtr (..), Int (..), Ptr (..), indexAddrOffAddr#)
import Hsffi.Internal.Callbacks (callbacks)
import System.IO.Unsafe (unsafePerformIO)

-- | The static of a Rust library that @struct hsffi_library@ in @hsffi.h@ describes.
data LibraryTable

-- | A library's table, the note that tells the library when the program ends, and the table of functions by which the library calls
-- Haskell.
data Library = Library !(Ptr LibraryTable) ExitNote (Ptr ())

-- | A library with its table. To be called once for each library.
newLibrary :: Ptr LibraryTable -> Library
newLibrary table = Library table note (note `seq` callbacks)
 where
  note = noteExit table
{-# INLINE newLibrary #-}

-- | What keeps the note alive: a variable that nobody fills.
type ExitNote = StablePtr (MVar ())

-- | Evaluates the library's note before a value. Each call evaluates it that gives Haskell something with a finalizer.
exitNoted :: Library -> a -> a
exitNoted (Library _ note _) a = note `seq` a
{-# INLINE exitNoted #-}

-- | The table of functions by which the library calls Haskell. The library may store it, in handles that attach threads, so it must
-- learn when the program ends.
rtsCallbacks :: Library -> Ptr ()
rtsCallbacks (Library _ _ table) = table
{-# INLINE rtsCallbacks #-}

-- | Tells Rust that the program ends, before the finalizers of objects that are in use run. GHC ends all threads but those in
-- calls first, and collects what they had: the thread that is started here has the note, and waits for ever.
noteExit :: Ptr LibraryTable -> ExitNote
noteExit table = unsafePerformIO $ do
  note <- newForeignPtr (entry table 3 :: FinalizerPtr ()) nullPtr
  never <- newEmptyMVar
  _ <- forkIO (readMVar never >> touchForeignPtr (note :: ForeignPtr ()))
  -- A thread that waits for a variable that nothing can reach is thrown an exception.
  newStablePtr never
{-# NOINLINE noteExit #-}

-- | An entry of the table, by its position in words. The table does not change.
entry :: Ptr LibraryTable -> Int -> FunPtr f
entry (Ptr table) (I# position) = FunPtr (indexAddrOffAddr# table position)
{-# INLINE entry #-}

-- | Releases the report of a failure. Returns the word that it holds.
releaseFailure :: Library -> Ptr Word8 -> IO Word
releaseFailure (Library table _ _) = callReleaseFailure (entry table 4)
{-# INLINE releaseFailure #-}

foreign import ccall unsafe "dynamic"
  callReleaseFailure :: FunPtr (Ptr Word8 -> IO Word) -> Ptr Word8 -> IO Word

-- | Releases a buffer of bytes, whose capacity comes first.
releaseBuffer :: Library -> CSize -> Ptr CChar -> IO ()
releaseBuffer library = callReleaseBuffer (bufferRelease library)
{-# INLINE releaseBuffer #-}

-- | The function that does.
bufferRelease :: Library -> FunPtr (CSize -> Ptr CChar -> IO ())
bufferRelease (Library table _ _) = entry table 5
{-# INLINE bufferRelease #-}

foreign import ccall unsafe "dynamic"
  callReleaseBuffer :: FunPtr (CSize -> Ptr CChar -> IO ()) -> CSize -> Ptr CChar -> IO ()

-- | Releases memory of values outside of slots, whose size in bytes comes first.
releaseSlots :: Library -> CSize -> Ptr () -> IO ()
releaseSlots (Library table _ _) = callReleaseSlots (entry table 16)
{-# INLINE releaseSlots #-}

foreign import ccall unsafe "dynamic"
  callReleaseSlots :: FunPtr (CSize -> Ptr () -> IO ()) -> CSize -> Ptr () -> IO ()

-- | The finalizer of buffers whose elements take so many bytes: 1, 2, 4 or 8.
bufferFinalizer :: Library -> Int -> FinalizerEnvPtr () a
bufferFinalizer (Library table _ _) size = case size of
  1 -> entry table 6
  2 -> entry table 7
  4 -> entry table 8
  _ -> entry table 9
{-# INLINE bufferFinalizer #-}

-- | Clears the flag that stops a call, and stores this thread's identity behind it.
beginStop :: Library -> Ptr Word32 -> IO ()
beginStop (Library table _ _) = callWithFlag (entry table 10)

-- | Interrupts the system call that the call is blocked in, if there is one.
wakeStop :: Library -> Ptr Word32 -> IO ()
wakeStop (Library table _ _) = callWithFlag (entry table 11)

foreign import ccall unsafe "dynamic"
  callWithFlag :: FunPtr (Ptr Word32 -> IO ()) -> Ptr Word32 -> IO ()

-- | Not 0 when the library holds so much memory for Haskell that it is time to collect.
pressure :: Library -> Ptr Word32
pressure (Library table _ _) = case entry table 12 of FunPtr address -> Ptr address
{-# INLINE pressure #-}

-- | A function of GHC's runtime that collects.
type Collection = FunPtr (IO ())

-- | Has Rust choose between a minor and a major collection, and run it.
relieveBy :: Library -> Collection -> Collection -> IO ()
relieveBy (Library table _ _) = callRelieve (entry table 13)

foreign import ccall safe "dynamic"
  callRelieve :: FunPtr (Collection -> Collection -> IO ()) -> Collection -> Collection -> IO ()

-- | Has Rust count so many bytes that a C library's function releases.
hold :: Library -> CSize -> IO ()
hold (Library table _ _) = callHold (entry table 14)

foreign import ccall unsafe "dynamic"
  callHold :: FunPtr (CSize -> IO ()) -> CSize -> IO ()

-- | The finalizer that ends what 'hold' began.
letGo :: Library -> FinalizerEnvPtr () a
letGo (Library table _ _) = entry table 15
