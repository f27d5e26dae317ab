{-# LANGUAGE MagicHash #-}
{-# LANGUAGE Unsafe #-}

-- |
-- Failures: how a call reports that there is no result, and the exception that follows.
module Hsffi.Internal.Failure
  ( throwFailure
  , orThrow
  , orRethrow
  , copyText
  ) where

import Control.Exception (Exception, SomeException, mask_, throwIO)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Word (Word8)
import Foreign.C.Types (CChar)
import Foreign.Ptr (Ptr)
import Foreign.Storable (peekByteOff)
import GHC.Exts (raiseIO#)
import GHC.IO (IO (..))
import Hsffi.Internal.Exception
import Hsffi.Internal.Library (Library, releaseFailure)
import Hsffi.Internal.Utf8 (decodeFrom)

-- | Throws the failure of this status. The report has a status, a word, and two owned texts: message and location.
throwFailure :: Library -> Word -> Ptr Word8 -> IO a
throwFailure library status report = mask_ $ do
  message <- textOf 16
  location <- textOf 40
  _ <- releaseFailure library report
  case status of
    2 -> throwIO $ RustPanic message (if Text.null location then Nothing else Just location)
    4 -> throwIO $ ObjectClosed message
    5 -> throwIO $ ObjectInUse message
    6 -> throwIO $ ObjectPoisoned message
    7 -> throwIO $ ObjectElsewhere message
    _ -> throwIO $ InvalidArgument message
 where
  textOf :: Int -> IO Text
  textOf offset = do
    start <- peekByteOff report offset
    len <- peekByteOff report (offset + 8)
    copyText start len
{-# NOINLINE throwFailure #-}

-- | Copies text that Rust's types promise to be UTF-8.
copyText :: Ptr CChar -> Int -> IO Text
copyText = decodeFrom
{-# NOINLINE copyText #-}

-- | Throws the 'Left'.
orThrow :: Exception e => IO (Either e a) -> IO a
orThrow action = action >>= either throwIO pure
{-# INLINE orThrow #-}

-- | Throws the 'Left' as it was thrown before. From GHC 9.10 on, 'throwIO' would add the place of this throw to it.
orRethrow :: IO (Either SomeException a) -> IO a
orRethrow action = action >>= either (IO . raiseIO#) pure
{-# INLINE orRethrow #-}
