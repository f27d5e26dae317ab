{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnliftedFFITypes #-}

-- | The library that @test/cbits/library.c@ is, and its functions.
module TestLibrary
  ( library
  , SlotPtr
  , callTestWord
  , callTestTaggedWord
  , callTestTaggedFailure
  , callTestDouble
  , callTestBytes
  , callTestSameTexts
  , callTestReleased
  , callTestTake
  , callTestFailureInSlot
  , callTestResult
  , callTestIncrement
  , callTestInvert
  , callTestNewObject
  , destroyObject
  , callTestDestroyObjectWith
  , callTestPress
  , callTestItems
  , callTestCall
  , callTestReceive
  , callTestDescribe
  , callTestStore
  , callTestWait
  , callTestStart
  , liveBuffers
  , liveReports
  , liveObjects
  , collections
  , heldBytes
  ) where

import Data.Word (Word32, Word8)
import Foreign.C.String (CString)
import Foreign.C.Types (CInt (..), CLong (..))
import Foreign.ForeignPtr (FinalizerPtr)
import Foreign.Ptr (Ptr)
import GHC.Exts (MutableByteArray#, RealWorld)
import Hsffi.Internal.Library (Library, LibraryTable, newLibrary)

-- | A slot as an argument.
type SlotPtr = MutableByteArray# RealWorld

library :: Library
library = newLibrary libraryTable

foreign import ccall "&test_library"
  libraryTable :: Ptr LibraryTable

foreign import ccall unsafe "test_word"
  callTestWord :: Word -> IO Word

foreign import ccall unsafe "test_tagged_word"
  callTestTaggedWord :: Word -> IO Word

foreign import ccall unsafe "test_tagged_failure"
  callTestTaggedFailure :: Word -> IO Word

foreign import ccall unsafe "test_double"
  callTestDouble :: Word -> IO Double

foreign import ccall safe "test_bytes"
  callTestBytes :: Word -> SlotPtr -> IO Word

foreign import ccall safe "test_same_texts"
  callTestSameTexts :: Ptr Word8 -> Word -> SlotPtr -> IO Word

foreign import ccall safe "test_released"
  callTestReleased :: Word -> SlotPtr -> IO Word

foreign import ccall safe "test_take"
  callTestTake :: Word8 -> SlotPtr -> IO Word

foreign import ccall safe "test_failure_in_slot"
  callTestFailureInSlot :: Word -> SlotPtr -> IO Word

foreign import ccall safe "test_result"
  callTestResult :: Word8 -> SlotPtr -> IO Word

foreign import ccall safe "test_increment"
  callTestIncrement :: SlotPtr -> IO Word

foreign import ccall safe "test_invert"
  callTestInvert :: SlotPtr -> IO Word

foreign import ccall safe "test_new_object"
  callTestNewObject :: SlotPtr -> IO Word

foreign import ccall "&test_destroy_object"
  destroyObject :: FinalizerPtr a

foreign import ccall safe "test_destroy_object_with"
  callTestDestroyObjectWith :: Ptr a -> Ptr () -> IO ()

foreign import ccall unsafe "test_press"
  callTestPress :: IO ()

foreign import ccall safe "test_items"
  callTestItems :: Word -> SlotPtr -> IO Word

foreign import ccall safe "test_call"
  callTestCall :: SlotPtr -> Word -> Word -> SlotPtr -> IO Word

foreign import ccall safe "test_receive"
  callTestReceive :: SlotPtr -> SlotPtr -> IO Word

foreign import ccall safe "test_describe"
  callTestDescribe :: SlotPtr -> IO CString

foreign import ccall safe "test_store"
  callTestStore :: Word8 -> SlotPtr -> IO ()

foreign import ccall safe "test_wait"
  callTestWait :: Ptr Word32 -> Ptr Word32 -> IO Word

foreign import ccall safe "test_start"
  callTestStart :: CInt -> IO CString

-- | How many buffers the library has given away that have not been released.
foreign import ccall unsafe "test_buffers"
  liveBuffers :: IO CInt

-- | How many reports have not been released.
foreign import ccall unsafe "test_reports"
  liveReports :: IO CInt

-- | How many objects have not been released.
foreign import ccall unsafe "test_objects"
  liveObjects :: IO CInt

-- | How many collections the library has been asked for.
foreign import ccall unsafe "test_collections"
  collections :: IO CInt

-- | How much memory of C libraries is counted.
foreign import ccall unsafe "test_held"
  heldBytes :: IO CLong
