-- |
-- Objects: making and finalising them, and calls that pass a gate.
module Objects (lives, choices, gates) where

import Comparison (Comparison (..), repeated)
import Data.Word (Word64)
import Foreign.ForeignPtr (FinalizerPtr, ForeignPtr, newForeignPtr)
import Foreign.Ptr (Ptr)
import Hsffi.Bench
  ( closeableDialPeek
  , closeableDialRead
  , dialPeek
  , dialRead
  , exclusiveDialRead
  , gaugePeek
  , gaugeRead
  , newCloseableDial
  , newCrumb
  , newDial
  , newExclusiveDial
  , newGauge
  , newLateSpeck
  , newSpeck
  , newSafeSpeck
  , newThreadCrumb
  )
import System.Mem (performGC)

data ByHandSpeck

foreign import ccall unsafe "by_hand_new_speck"
  byHandNewSpeck :: Word64 -> IO (Ptr ByHandSpeck)

foreign import ccall safe "by_hand_new_speck"
  byHandNewSpeckSafe :: Word64 -> IO (Ptr ByHandSpeck)

foreign import ccall "&by_hand_free_speck"
  byHandFreeSpeck :: FinalizerPtr ByHandSpeck

-- | From the call that makes an object to the end of its finalizer.
lives :: [Comparison]
lives =
  [ Comparison "object, unsafe call" (Just 1.1) 20000 [finalised (newSpeck 1)] [finalised (byHand byHandNewSpeck)]
  , Comparison "object, safe call" (Just 1.1) 20000 [finalised (newSafeSpeck 1)] [finalised (byHand byHandNewSpeckSafe)]
  ]
 where
  byHand :: (Word64 -> IO (Ptr ByHandSpeck)) -> IO (ForeignPtr ByHandSpeck)
  byHand new = new 1 >>= newForeignPtr byHandFreeSpeck
  {-# INLINE byHand #-}

-- | What options of a type cost from the call that makes an object to the end of its finalizer.
choices :: [Comparison]
choices =
  [ Comparison "finalizer = \"thread\"" Nothing 20000 [finalised (newThreadCrumb 1)] [finalised (newCrumb 1)]
  , Comparison "usable_in_finalizers" Nothing 20000 [finalised (newLateSpeck 1)] [finalised (newSpeck 1)]
  ]

-- | Makes so many, and collects them. The non-threaded runtime runs finalizers at the next collection.
finalised :: IO a -> Int -> IO ()
finalised new count = repeated new count >> performGC >> performGC
{-# INLINE finalised #-}

-- | A method of an object that can be closed, or that calls take turns with, or whose type only Rust knows, against that of a plain one.
gates :: IO [Comparison]
gates = do
  dial <- newDial 1
  closeable <- newCloseableDial 1
  exclusive <- newExclusiveDial 1
  gauge <- newGauge 1
  pure
    [ Comparison "closeable, safe call" (Just 15) 100000 [repeated (closeableDialRead closeable)] [repeated (dialRead dial)]
    , Comparison "closeable, unsafe call" (Just 15) 100000 [repeated (closeableDialPeek closeable)] [repeated (dialPeek dial)]
    , Comparison "exclusive, safe call" (Just 15) 100000 [repeated (exclusiveDialRead exclusive)] [repeated (dialRead dial)]
    , Comparison "exported trait, safe call" (Just 15) 100000 [repeated (gaugeRead gauge)] [repeated (dialRead dial)]
    , Comparison "exported trait, unsafe call" (Just 5) 100000 [repeated (gaugePeek gauge)] [repeated (dialPeek dial)]
    ]
