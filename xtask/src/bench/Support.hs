-- | What bindings by hand have in common.
module Support
  ( Buffer
  , Failure
  , Panic (..)
  , Predicate
  , takeBytes
  , takeText
  , withBytes
  , withFailure
  , withPredicate
  , withText
  ) where

import Control.Exception
import Control.Monad (unless)
import Data.ByteString (ByteString)
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr)
import qualified Data.ByteString.Unsafe as ByteString
import Data.IORef (newIORef, readIORef, writeIORef)
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Data.Word (Word32, Word8)
import Foreign.ForeignPtr (FinalizerEnvPtr, newForeignPtrEnv)
import Foreign.Marshal.Alloc (allocaBytes)
import Foreign.Marshal.Utils (fromBool)
import Foreign.Ptr (FunPtr, Ptr, castPtr, freeHaskellFunPtr, nullPtr, plusPtr)
import Foreign.Storable (peek, peekByteOff, poke)

-- | Address, length and capacity of memory that Rust owns.
data Buffer

-- | Where a call writes the message of a panic.
data Failure

-- | Rust panicked.
newtype Panic = Panic Text
  deriving (Show)

instance Exception Panic

foreign import ccall "&by_hand_free"
  finalizeBuffer :: FinalizerEnvPtr () Word8

foreign import ccall unsafe "by_hand_free"
  freeBuffer :: Ptr () -> Ptr Word8 -> IO ()

-- | Makes a call, and throws if it failed.
withFailure :: (Ptr Failure -> IO a) -> IO a
withFailure call = allocaBytes 24 $ \failure -> do
  poke (castPtr failure) nullPtr
  result <- call failure
  message <- peek (castPtr failure) :: IO (Ptr Word8)
  unless (message == nullPtr) $ takeText (castPtr failure) >>= throwIO . Panic
  pure result

withBytes :: ByteString -> (Ptr Word8 -> Word -> IO a) -> IO a
withBytes bytes action =
  ByteString.unsafeUseAsCStringLen bytes $ \(start, len) -> action (castPtr start) (fromIntegral len)

withText :: Text -> (Ptr Word8 -> Word -> IO a) -> IO a
withText = withBytes . Text.encodeUtf8

takeBytes :: Ptr Buffer -> IO ByteString
takeBytes buffer = do
  start <- peekByteOff buffer 0
  len <- peekByteOff buffer 8
  capacity <- peekByteOff buffer 16
  memory <- newForeignPtrEnv finalizeBuffer (nullPtr `plusPtr` capacity) start
  pure (ByteString.fromForeignPtr memory 0 len)

takeText :: Ptr Buffer -> IO Text
takeText buffer = do
  start <- peekByteOff buffer 0
  len <- peekByteOff buffer 8
  capacity <- peekByteOff buffer 16
  text <- ByteString.unsafePackCStringLen (castPtr start, len) >>= evaluate . Text.decodeUtf8
  text <$ freeBuffer (nullPtr `plusPtr` capacity) start

-- | A function as C calls it.
type Predicate = Word32 -> IO Word8

foreign import ccall "wrapper"
  newPredicate :: Predicate -> IO (FunPtr Predicate)

-- | Passes a function, and throws what it threw.
withPredicate :: (Word32 -> IO Bool) -> (FunPtr Predicate -> IO a) -> IO a
withPredicate function action = do
  thrown <- newIORef Nothing
  let predicate n = (fromBool <$> function n) `catch` \exception -> 0 <$ writeIORef thrown (Just (exception :: SomeException))
  result <- bracket (newPredicate predicate) freeHaskellFunPtr action
  readIORef thrown >>= maybe (pure result) throwIO
