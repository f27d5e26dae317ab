--@items
{-# LANGUAGE BangPatterns #-}
--@end
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE UnboxedTuples #-}
--@items
{-# LANGUAGE UnliftedFFITypes #-}
--@end

-- |
-- How "@ROOT@" calls Rust, and how values lie in memory meanwhile.
--
-- A call writes its result to a slot and answers a status. A 'Decode' reads the slot; a 'Lend' writes an argument that
-- takes more than a machine word to a slot of its own. Nothing here is checked: sizes and offsets are those that the Rust
-- compiler laid out.
module @ROOT@.Runtime
  ( -- * Failures
    RustPanic (..)
  , InvalidArgument (..)
--@gate
  , ObjectError (..)
--@end
--@bound
  , inBoundThread
--@end

    -- * Calls
  , callSafe
  , callUnsafe
  , trySafe
  , tryUnsafe
  , orThrow

    -- * Results in a register
  , unitResult
  , boolResult
  , charResult
  , enumResult
  , intResult
  , floatResult
  , doubleResult

    -- * Results in a slot
  , Decode
  , unitAt
  , boolAt
  , charAt
  , int8At
  , int16At
  , int32At
  , int64At
  , intAt
  , word8At
  , word16At
  , word32At
  , word64At
  , wordAt
  , floatAt
  , doubleAt
  , enumAt
  , maybeAt
  , textAt
  , bytesAt
--@vector
  , vectorAt
--@end
--@released
  , releasedBytesAt
--@vector
  , releasedVectorAt
--@end
--@end
  , objectAt
  , variantAt
--@closure
  , exceptionAt
--@end

--@items
    -- * Items
  , Items
  , safeItemsAt
  , unsafeItemsAt
  , nextItem
  , foldItems
  , forItems_
  , itemsToList

--@end
    -- * Arguments
  , boolWord
  , charWord
  , enumWord
  , withObject
  , withText
  , withBytes
--@vector
  , withVector
--@end
  , Lend
  , withSafeSlot
  , withUnsafeSlot
  , lending
  , lendUnit
  , lendBool
  , lendChar
  , lendInt8
  , lendInt16
  , lendInt32
  , lendInt64
  , lendInt
  , lendWord8
  , lendWord16
  , lendWord32
  , lendWord64
  , lendWord
  , lendFloat
  , lendDouble
  , lendEnum
  , lendMaybe
  , lendText
  , lendBytes
--@vector
  , lendVector
--@end
  , lendObject
--@given
  , giveBytes
--@vector
  , giveVector
--@end
--@end
--@closure

    -- * Closures
  , lendClosure
  , lentTextAt
  , lentBytesAt
  , Answer
  , answerUnit
  , answerBool
  , answerChar
  , answerStorable
--@end
  ) where

--@bound
import Control.Concurrent (isCurrentThreadBound, rtsSupportsBoundThreads)
--@end
--@items
import Control.Concurrent.MVar (MVar, modifyMVar, newMVar)
--@end
import Control.Exception
  ( Exception (..)
--@closure
  , SomeException
--@end
--@bracket
  , bracket
--@end
--@closure
  , catch
--@end
  , evaluate
  , mask_
  , throwIO
  )
--@closure
import Control.Monad (join, void)
--@end
--@no closure
import Control.Monad (void)
--@end
import Data.Bits (unsafeShiftR, (.&.))
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr, toForeignPtr)
import qualified Data.ByteString.Unsafe as ByteString
import Data.Char (chr, ord)
--@items
import Data.List (foldl')
--@end
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
--@vector
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
--@end
import Foreign.C.Types (CChar, CSize (..))
import Foreign.ForeignPtr
  ( FinalizerEnvPtr
  , FinalizerPtr
  , ForeignPtr
  , newForeignPtr
  , newForeignPtrEnv
  )
--@given
import Foreign.Marshal.Alloc (finalizerFree, free, mallocBytes)
import Foreign.Marshal.Utils (copyBytes, fromBool, toBool)
--@end
--@no given
import Foreign.Marshal.Utils (fromBool, toBool)
--@end
--@closure
import Foreign.Ptr (castPtr, plusPtr)
import Foreign.StablePtr (castStablePtrToPtr, deRefStablePtr, freeStablePtr, newStablePtr)
--@end
--@no closure
import Foreign.Ptr (plusPtr)
--@end
import Foreign.Storable (Storable (..))
import GHC.Exts
import GHC.Float (castDoubleToWord64, castWord64ToDouble, double2Float)
import GHC.ForeignPtr (unsafeWithForeignPtr)
--@closure
import GHC.IO (IO (..), unIO)
--@end
--@no closure
import GHC.IO (IO (..))
--@end
import GHC.Int (Int16 (..), Int32 (..), Int64 (..), Int8 (..))
--@closure
import GHC.Stable (StablePtr (..))
--@end
import GHC.Word (Word16 (..), Word32 (..), Word64 (..), Word8 (..))
--@items
import System.IO.Unsafe (unsafeInterleaveIO)
--@end

-- | Rust panicked. The program may go on: what the call owned has been released.
data RustPanic = RustPanic
  { rustPanicMessage :: !Text
  , rustPanicLocation :: !(Maybe Text)
  -- ^ File, line and column of the panic, if Rust noted them.
  }
  deriving (Eq)

instance Show RustPanic where
  show = displayException

instance Exception RustPanic where
  displayException (RustPanic message location) =
    "Rust panicked" ++ foldMap ((" at " ++) . Text.unpack) location ++ ": " ++ Text.unpack message

-- | An argument has no counterpart in Rust, such as a 'Char' that is a surrogate. Nothing has been called.
newtype InvalidArgument = InvalidArgument
  { invalidArgumentMessage :: Text
  }
  deriving (Eq)

instance Show InvalidArgument where
  show = displayException

instance Exception InvalidArgument where
  displayException = Text.unpack . invalidArgumentMessage

--@gate
-- | An object cannot be used as it was meant to be. Nothing has been called.
data ObjectError
  = -- | It has been closed, or what it belongs to has.
    ObjectClosed {objectErrorMessage :: !Text}
  | -- | It is in use: by the very call that a closure is called from, or by a call that closing it would have to wait for.
    ObjectInUse {objectErrorMessage :: !Text}
  | -- | A panic of Rust's left it in the middle of a change.
    ObjectPoisoned {objectErrorMessage :: !Text}
--@bound
  | -- | It is bound to another thread, which made it; or it would be bound to one, and this thread may move to another.
    ObjectElsewhere {objectErrorMessage :: !Text}
--@end
  deriving (Eq)

instance Show ObjectError where
  show = displayException

instance Exception ObjectError where
  displayException = Text.unpack . objectErrorMessage

--@end
--@bound
-- | Makes an object that is bound to its OS thread, if this thread stays on one, as all do that the non-threaded runtime has.
inBoundThread :: String -> IO a -> IO a
inBoundThread name make = do
  bound <- isCurrentThreadBound
  if bound || not rtsSupportsBoundThreads
    then make
    else throwIO $ ObjectElsewhere (Text.pack ("the " ++ name ++ unbound))
 where
  unbound = " would be bound to its thread, and this one is not: make it in forkOS or runInBoundThread"

--@end
-- | Memory for a result or an argument, aligned to a word, and where in it the value begins.
data Slot = Slot (MutableByteArray# RealWorld) Int#

-- | For an @unsafe@ import: the collector does not run before it returns, so the slot need not be pinned.
newUnsafeSlot :: Int -> IO Slot
newUnsafeSlot (I# size) = IO $ \s -> case newByteArray# size s of
  (# s', slot #) -> (# s', Slot slot 0# #)
{-# INLINE newUnsafeSlot #-}

-- | For a @safe@ import: the collector may run, and must leave the slot where it is.
newSafeSlot :: Int -> IO Slot
newSafeSlot (I# size) = IO $ \s -> case newPinnedByteArray# size s of
  (# s', slot #) -> (# s', Slot slot 0# #)
{-# INLINE newSafeSlot #-}

touchSlot :: Slot -> IO ()
touchSlot (Slot slot _) = IO $ \s -> (# touch# slot s, () #)
{-# INLINE touchSlot #-}

-- | Calls through a @safe@ import, with a slot of so many bytes. Where the result owns memory, the caller masks, so that no
-- asynchronous exception comes between the call and taking the memory over.
callSafe :: Int -> (MutableByteArray# RealWorld -> IO Word) -> Decode a -> IO a
callSafe size call decode = do
  slot <- newSafeSlot size
  finish slot call decode
{-# INLINE callSafe #-}

-- | Like 'callSafe', through an @unsafe@ import.
callUnsafe :: Int -> (MutableByteArray# RealWorld -> IO Word) -> Decode a -> IO a
callUnsafe size call decode = do
  slot <- newUnsafeSlot size
  finish slot call decode
{-# INLINE callUnsafe #-}

-- | Like 'callSafe', for a function that returns a @Result@. Masked, since an error owns its message.
trySafe
  :: Int -> (MutableByteArray# RealWorld -> IO Word) -> Decode e -> Decode a -> IO (Either e a)
trySafe size call failed decode = mask_ $ do
  slot <- newSafeSlot size
  finishEither slot call failed decode
{-# INLINE trySafe #-}

-- | Like 'trySafe', through an @unsafe@ import.
tryUnsafe
  :: Int -> (MutableByteArray# RealWorld -> IO Word) -> Decode e -> Decode a -> IO (Either e a)
tryUnsafe size call failed decode = mask_ $ do
  slot <- newUnsafeSlot size
  finishEither slot call failed decode
{-# INLINE tryUnsafe #-}

-- | Throws what is 'Left'.
orThrow :: Exception e => IO (Either e a) -> IO a
orThrow action = action >>= either throwIO pure
{-# INLINE orThrow #-}

finish :: Slot -> (MutableByteArray# RealWorld -> IO Word) -> Decode a -> IO a
finish slot@(Slot array _) call (Decode decode) = do
  status <- call array
  if status == 0 then decode slot else failure status slot
{-# INLINE finish #-}

finishEither
  :: Slot -> (MutableByteArray# RealWorld -> IO Word) -> Decode e -> Decode a -> IO (Either e a)
finishEither slot@(Slot array _) call (Decode failed) (Decode decode) = do
  status <- call array
  case status of
    0 -> Right <$> decode slot
    1 -> Left <$> failed slot
    _ -> failure status slot
{-# INLINE finishEither #-}

-- | Throws the failure that the slot points to.
failure :: Word -> Slot -> IO a
failure status slot = read' slot >>= throwFailure status
 where
  Decode read' = ptrAt 0
{-# NOINLINE failure #-}

-- | Throws a failure: a status, a register, and two owned texts, message and place.
throwFailure :: Word -> Ptr Word8 -> IO a
throwFailure status pointer = mask_ $ do
  message <- textOf 16
  location <- textOf 40
  _ <- releaseEscaped pointer
  case status of
    2 -> throwIO $ RustPanic message (if Text.null location then Nothing else Just location)
--@gate
    4 -> throwIO $ ObjectClosed message
    5 -> throwIO $ ObjectInUse message
    6 -> throwIO $ ObjectPoisoned message
--@bound
    7 -> throwIO $ ObjectElsewhere message
--@end
--@end
    _ -> throwIO $ InvalidArgument message
 where
  textOf :: Int -> IO Text
  textOf offset = do
    start <- peekByteOff pointer offset
    len <- peekByteOff pointer (offset + 8)
    copyText start len
{-# NOINLINE throwFailure #-}

-- | The value of a register. With certain upper bits, it is the address of what the call has to say instead.
register :: IO Word -> IO Word
register (IO call) = IO $ \s -> case call s of
  (# s', W# bits #) -> case plain bits s' of (# s'', bits' #) -> (# s'', W# bits' #)
{-# INLINE register #-}

-- | Inlined late, when what happens to the result is known: only then do both cases come together as an unboxed value, and
-- nothing is allocated or saved for the sake of the second.
plain :: Word# -> State# RealWorld -> (# State# RealWorld, Word# #)
plain bits s
  | isPlain (W# bits) = (# s, bits #)
  | IO other <- escaped (W# bits) = case other s of (# s', W# bits' #) -> (# s', bits' #)
{-# INLINE [0] plain #-}

isPlain :: Word -> Bool
isPlain bits = bits `unsafeShiftR` 48 /= 0x7ff4
{-# INLINE isPlain #-}

-- | A status, then a value that looks like an address, or the rest of a failure. The way back is a foreign call, and no
-- Haskell function that would need a frame to return to.
escaped :: Word -> IO Word
escaped bits = do
  status <- peekByteOff pointer 0
  if status == (0 :: Word) then releaseEscaped pointer else throwFailure status pointer
 where
  pointer = addressPtr (fromIntegral (bits .&. 0xffffffffffff))
{-# INLINE escaped #-}

-- | The same for floating-point registers, where only a NaN can be such an address.
floatRegister :: IO Double -> IO Double
floatRegister (IO call) = IO $ \s -> case call s of
  (# s', D# double #) -> case plainDouble double s' of (# s'', double' #) -> (# s'', D# double' #)
{-# INLINE floatRegister #-}

plainDouble :: Double# -> State# RealWorld -> (# State# RealWorld, Double# #)
plainDouble double s
  | D# double == D# double = (# s, double #)
  | IO other <- nan (D# double) = case other s of (# s', D# double' #) -> (# s', double' #)
{-# INLINE [0] plainDouble #-}

nan :: Double -> IO Double
nan double
  | isPlain bits = pure double
  | otherwise = castWord64ToDouble . fromIntegral <$> escaped bits
 where
  bits = fromIntegral (castDoubleToWord64 double)
{-# NOINLINE nan #-}

-- | A register that says only that the call returned.
unitResult :: IO Word -> IO ()
unitResult = void . register
{-# INLINE unitResult #-}

-- | 0 or 1.
boolResult :: IO Word -> IO Bool
boolResult = fmap toBool . register
{-# INLINE boolResult #-}

-- | A code point, which is never a surrogate.
charResult :: IO Word -> IO Char
charResult = fmap (chr . fromIntegral) . register
{-# INLINE charResult #-}

-- | A constructor, by its index.
enumResult :: Enum a => IO Word -> IO a
enumResult = fmap (toEnum . fromIntegral) . register
{-# INLINE enumResult #-}

-- | An integer that was widened by its sign.
intResult :: Num a => IO Word -> IO a
intResult = fmap fromIntegral . register
{-# INLINE intResult #-}

-- | A number that was widened.
floatResult :: IO Double -> IO Float
floatResult = fmap double2Float . floatRegister
{-# INLINE floatResult #-}

-- | The number itself.
doubleResult :: IO Double -> IO Double
doubleResult = floatRegister
{-# INLINE doubleResult #-}

-- | Reads a value from a slot, and takes over what it owns.
newtype Decode a = Decode (Slot -> IO a)

instance Functor Decode where
  fmap f (Decode decode) = Decode (fmap f . decode)
  {-# INLINE fmap #-}

instance Applicative Decode where
  pure a = Decode $ \_ -> pure a
  {-# INLINE pure #-}
  Decode f <*> Decode a = Decode $ \slot -> f slot <*> a slot
  {-# INLINE (<*>) #-}

readSlot
  :: (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, a #)) -> Int -> Decode a
readSlot get (I# at) = Decode $ \(Slot slot start) -> IO $ \s -> get slot (start +# at) s
{-# INLINE readSlot #-}

-- | Nothing is read.
unitAt :: Int -> Decode ()
unitAt _ = pure ()
{-# INLINE unitAt #-}

-- | A byte, 0 or 1.
boolAt :: Int -> Decode Bool
boolAt at = toBool <$> word8At at
{-# INLINE boolAt #-}

-- | A code point, which is never a surrogate.
charAt :: Int -> Decode Char
charAt at = chr . fromIntegral <$> word32At at
{-# INLINE charAt #-}

-- | The number at an offset in bytes.
int8At :: Int -> Decode Int8
int8At = readSlot $ \slot at s -> case readInt8Array# slot at s of (# s', a #) -> (# s', I8# a #)
{-# INLINE int8At #-}

-- | The number at an offset in bytes.
int16At :: Int -> Decode Int16
int16At = readSlot $ \slot at s -> case readWord8ArrayAsInt16# slot at s of (# s', a #) -> (# s', I16# a #)
{-# INLINE int16At #-}

-- | The number at an offset in bytes.
int32At :: Int -> Decode Int32
int32At = readSlot $ \slot at s -> case readWord8ArrayAsInt32# slot at s of (# s', a #) -> (# s', I32# a #)
{-# INLINE int32At #-}

-- | The number at an offset in bytes.
int64At :: Int -> Decode Int64
int64At = readSlot $ \slot at s -> case readWord8ArrayAsInt64# slot at s of (# s', a #) -> (# s', I64# a #)
{-# INLINE int64At #-}

-- | The number at an offset in bytes.
intAt :: Int -> Decode Int
intAt = readSlot $ \slot at s -> case readWord8ArrayAsInt# slot at s of (# s', a #) -> (# s', I# a #)
{-# INLINE intAt #-}

-- | The number at an offset in bytes.
word8At :: Int -> Decode Word8
word8At = readSlot $ \slot at s -> case readWord8Array# slot at s of (# s', a #) -> (# s', W8# a #)
{-# INLINE word8At #-}

-- | The number at an offset in bytes.
word16At :: Int -> Decode Word16
word16At = readSlot $ \slot at s -> case readWord8ArrayAsWord16# slot at s of (# s', a #) -> (# s', W16# a #)
{-# INLINE word16At #-}

-- | The number at an offset in bytes.
word32At :: Int -> Decode Word32
word32At = readSlot $ \slot at s -> case readWord8ArrayAsWord32# slot at s of (# s', a #) -> (# s', W32# a #)
{-# INLINE word32At #-}

-- | The number at an offset in bytes.
word64At :: Int -> Decode Word64
word64At = readSlot $ \slot at s -> case readWord8ArrayAsWord64# slot at s of (# s', a #) -> (# s', W64# a #)
{-# INLINE word64At #-}

-- | The number at an offset in bytes.
wordAt :: Int -> Decode Word
wordAt = readSlot $ \slot at s -> case readWord8ArrayAsWord# slot at s of (# s', a #) -> (# s', W# a #)
{-# INLINE wordAt #-}

-- | The number at an offset in bytes.
floatAt :: Int -> Decode Float
floatAt = readSlot $ \slot at s -> case readWord8ArrayAsFloat# slot at s of (# s', a #) -> (# s', F# a #)
{-# INLINE floatAt #-}

-- | The number at an offset in bytes.
doubleAt :: Int -> Decode Double
doubleAt = readSlot $ \slot at s -> case readWord8ArrayAsDouble# slot at s of (# s', a #) -> (# s', D# a #)
{-# INLINE doubleAt #-}

ptrAt :: Int -> Decode (Ptr a)
ptrAt = readSlot $ \slot at s -> case readWord8ArrayAsAddr# slot at s of (# s', a #) -> (# s', Ptr a #)
{-# INLINE ptrAt #-}

--@function
funPtrAt :: Int -> Decode (FunPtr a)
funPtrAt = readSlot $ \slot at s -> case readWord8ArrayAsAddr# slot at s of (# s', a #) -> (# s', FunPtr a #)
{-# INLINE funPtrAt #-}

--@end
-- | A constructor, by its index.
enumAt :: Enum a => Int -> Decode a
enumAt at = toEnum . fromIntegral <$> word32At at
{-# INLINE enumAt #-}

-- | A byte that tells whether there is a value, which the second argument reads.
maybeAt :: Int -> Decode a -> Decode (Maybe a)
maybeAt at value = word8At at `andThen` \present -> if toBool present then Just <$> value else pure Nothing
{-# INLINE maybeAt #-}

-- | One of several ways to read on, by its index.
variantAt :: Int -> [Decode a] -> Decode a
variantAt at variants = word32At at `andThen` \index -> variants !! fromIntegral index
{-# INLINE variantAt #-}

andThen :: Decode a -> (a -> Decode b) -> Decode b
andThen (Decode first) next = Decode $ \slot -> do
  a <- first slot
  let Decode second = next a
  second slot
{-# INLINE andThen #-}

-- | Pointer, length and capacity, of which the capacity is in bytes.
ownedAt :: (Ptr a -> Int -> Int -> IO b) -> Int -> Decode b
ownedAt own at = ((,,) <$> ptrAt at <*> intAt (at + 8) <*> intAt (at + 16)) `andThen` owned
 where
  owned (start, len, capacity) = Decode $ \_ -> own start len capacity
{-# INLINE ownedAt #-}

-- | Text is decoded, and its bytes go back to Rust at once.
textAt :: Int -> Decode Text
textAt = ownedAt $ \start len capacity -> do
  text <- copyText start len
  release (fromIntegral capacity) start
  pure text
{-# INLINE textAt #-}

-- | Copies text that Rust's types promise to be UTF-8.
copyText :: Ptr CChar -> Int -> IO Text
copyText start len = ByteString.unsafePackCStringLen (start, len) >>= evaluate . Text.decodeUtf8
{-# NOINLINE copyText #-}

-- | Bytes stay where they are, and go back to Rust when the collector finds them unused.
bytesAt :: Int -> Decode ByteString
bytesAt = ownedAt $ \start len capacity ->
  if capacity == 0
    then pure ByteString.empty
    else do
      bytes <- newForeignPtrEnv finalizeBytes (addressPtr capacity) start
      pure (ByteString.fromForeignPtr bytes 0 len)
{-# INLINE bytesAt #-}

-- | A number as a pointer: an address, or the number of bytes that a finalizer releases.
addressPtr :: Int -> Ptr a
addressPtr (I# address) = Ptr (int2Addr# address)
{-# INLINE addressPtr #-}

--@vector
-- | Numbers stay where they are, and go back to Rust when the collector finds them unused.
vectorAt :: forall a. Storable a => Int -> Decode (Vector a)
vectorAt = ownedAt $ \start len capacity ->
  if capacity == 0
    then pure Vector.empty
    else do
      numbers <- newForeignPtrEnv finalizeNumbers (addressPtr capacity) start
      pure (Vector.unsafeFromForeignPtr0 numbers len)
 where
  finalizeNumbers = case sizeOf (undefined :: a) of
    1 -> finalize1
    2 -> finalize2
    4 -> finalize4
    _ -> finalize8
{-# INLINE vectorAt #-}

--@end
--@released
-- | Bytes of a C library, which its own function releases when the collector finds them unused.
releasedBytesAt :: Int -> Decode ByteString
releasedBytesAt = releasedAt $ \bytes len -> ByteString.fromForeignPtr bytes 0 len
{-# INLINE releasedBytesAt #-}

--@vector
-- | Numbers of a C library, likewise.
releasedVectorAt :: Storable a => Int -> Decode (Vector a)
releasedVectorAt = releasedAt Vector.unsafeFromForeignPtr0
{-# INLINE releasedVectorAt #-}

--@end
-- | Pointer, length, and the function that releases.
releasedAt :: (ForeignPtr a -> Int -> b) -> Int -> Decode b
releasedAt make at = ((,,) <$> ptrAt at <*> intAt (at + 8) <*> funPtrAt (at + 16)) `andThen` owned
 where
  owned (start, len, destroy) = Decode $ \_ -> (`make` len) <$> newForeignPtr destroy start
{-# INLINE releasedAt #-}

--@end
-- | An object, with the destructor that releases it.
objectAt :: FinalizerPtr a -> Int -> Decode (ForeignPtr a)
objectAt destroy at = ptrAt at `andThen` \object -> Decode $ \_ -> newForeignPtr destroy object
{-# INLINE objectAt #-}

--@items
-- | Values that Rust makes when they are asked for. Each is read once, by whatever thread asks first.
--
-- Rust makes them in chunks. Its panics are thrown when the values before them have been read.
data Items a = Items !(Word -> IO [a]) !(MVar (Ahead a))

-- | How many values the next chunk has, and those of the last that nobody has read.
data Ahead a = Ahead !Word [a]

-- | The next value, if there is one.
nextItem :: Items a -> IO (Maybe a)
nextItem items = withAhead items taken
 where
  taken [] = ([], Nothing)
  taken (a : others) = (others, Just a)

-- | All values from the next on, folded from the left and strictly.
foldItems :: (b -> a -> b) -> b -> Items a -> IO b
foldItems f start items = go start
 where
  go !acc = nextChunk items >>= \chunk -> if null chunk then pure acc else go (foldl' f acc chunk)
{-# INLINE foldItems #-}

-- | Does something with each value from the next on.
forItems_ :: Items a -> (a -> IO ()) -> IO ()
forItems_ items action = nextItem items >>= maybe (pure ()) (\a -> action a >> forItems_ items action)

-- | All values from the next on, each chunk of them read when the list is evaluated so far.
itemsToList :: Items a -> IO [a]
itemsToList items = unsafeInterleaveIO $ do
  chunk <- nextChunk items
  if null chunk then pure [] else (chunk ++) <$> itemsToList items

nextChunk :: Items a -> IO [a]
nextChunk items = withAhead items taken
 where
  taken chunk = ([], chunk)

-- | Takes from what has been read ahead, having read a chunk if there is nothing.
withAhead :: Items a -> ([a] -> ([a], b)) -> IO b
withAhead (Items pull state) take' = modifyMVar state $ \(Ahead count ahead) -> case ahead of
  [] -> pull count >>= taken (min 1024 (count * 4))
  _ -> taken count ahead
 where
  taken count ahead = case take' ahead of (others, b) -> pure (Ahead count others, b)

-- | Items of so many bytes each, which are pulled by @safe@ calls: Rust may take its time.
safeItemsAt :: Int -> Int -> Decode a -> Decode (Items a)
safeItemsAt = itemsAt newSafeSlot pullSafe
{-# INLINE safeItemsAt #-}

-- | Like 'safeItemsAt', by @unsafe@ calls.
unsafeItemsAt :: Int -> Int -> Decode a -> Decode (Items a)
unsafeItemsAt = itemsAt newUnsafeSlot pullUnsafe
{-# INLINE unsafeItemsAt #-}

itemsAt :: (Int -> IO Slot) -> (FunPtr Pull -> Pull) -> Int -> Int -> Decode a -> Decode (Items a)
itemsAt newSlot pull at size item = ((,,) <$> ptrAt at <*> funPtrAt (at + 8) <*> funPtrAt (at + 16)) `andThen` owned
 where
  owned (start, puller, destroy) = Decode $ \_ -> do
    source <- newForeignPtr destroy start
    Items (chunkOf newSlot (pull puller) size item source) <$> newMVar (Ahead 16 [])
{-# INLINE itemsAt #-}

-- | Reads the next chunk of so many items, and takes over what they own.
chunkOf :: (Int -> IO Slot) -> Pull -> Int -> Decode a -> ForeignPtr () -> Word -> IO [a]
chunkOf newSlot pull (I# size) (Decode item) source = chunk
 where
  -- A function of its own, so that the last argument need not be there for all of this to be inlined.
  chunk count = mask_ $ withObject source $ \start -> do
    Slot array _ <- newSlot (I# size * fromIntegral count)
    made <- intResult (pull start count array)
    -- From the last to the first, so that the list is made once.
    let go (I# 0#) list = pure list
        go (I# n) list = do
          !a <- item (Slot array ((n -# 1#) *# size))
          go (I# (n -# 1#)) (a : list)
    go made []
{-# INLINE chunkOf #-}

-- | Makes up to so many items, and answers how many.
type Pull = Ptr () -> Word -> MutableByteArray# RealWorld -> IO Word

foreign import ccall safe "dynamic"
  pullSafe :: FunPtr Pull -> Pull

foreign import ccall unsafe "dynamic"
  pullUnsafe :: FunPtr Pull -> Pull

--@end
--@closure
-- | An exception that came from Haskell in the first place.
exceptionAt :: Int -> Decode SomeException
exceptionAt at = stablePtrAt at `andThen` \exception ->
  Decode $ \_ -> deRefStablePtr exception <* freeStablePtr exception

stablePtrAt :: Int -> Decode (StablePtr a)
stablePtrAt = readSlot $ \slot at s ->
  case readWord8ArrayAsStablePtr# slot at s of (# s', a #) -> (# s', StablePtr a #)
{-# INLINE stablePtrAt #-}

--@end
boolWord :: Bool -> Word8
boolWord = fromBool
{-# INLINE boolWord #-}

-- | As a code point. Rust refuses a surrogate.
charWord :: Char -> Word32
charWord = fromIntegral . ord
{-# INLINE charWord #-}

-- | As the index of the constructor.
enumWord :: Enum a => a -> Word32
enumWord = fromIntegral . fromEnum
{-# INLINE enumWord #-}

-- | Lends the object, and keeps it alive.
withObject :: ForeignPtr a -> (Ptr a -> IO r) -> IO r
withObject = unsafeWithForeignPtr
{-# INLINE withObject #-}

-- | Lends the text as UTF-8.
withText :: Text -> (Ptr Word8 -> Word -> IO r) -> IO r
withText = withBytes . Text.encodeUtf8
{-# INLINE withText #-}

-- | Lends the bytes where they lie.
withBytes :: ByteString -> (Ptr Word8 -> Word -> IO r) -> IO r
withBytes bytes action =
  unsafeWithForeignPtr start $ \pointer -> action (pointer `plusPtr` offset) (fromIntegral len)
 where
  (start, offset, len) = ByteString.toForeignPtr bytes
{-# INLINE withBytes #-}

--@vector
-- | Lends the numbers where they lie.
withVector :: Storable a => Vector a -> (Ptr a -> Word -> IO r) -> IO r
withVector numbers action =
  unsafeWithForeignPtr start $ \pointer -> action pointer (fromIntegral len)
 where
  (start, len) = Vector.unsafeToForeignPtr0 numbers
{-# INLINE withVector #-}

--@end
-- | Writes a value to a slot, which stays good for the length of an action.
newtype Lend a = Lend (forall r. Slot -> a -> IO r -> IO r)

-- | A slot of so many bytes that lends a value to a @safe@ import.
withSafeSlot :: Int -> Lend a -> a -> (MutableByteArray# RealWorld -> IO r) -> IO r
withSafeSlot size lend value action = newSafeSlot size >>= \slot -> lendIn slot lend value action
{-# INLINE withSafeSlot #-}

-- | A slot of so many bytes that lends a value to an @unsafe@ import.
withUnsafeSlot :: Int -> Lend a -> a -> (MutableByteArray# RealWorld -> IO r) -> IO r
withUnsafeSlot size lend value action = newUnsafeSlot size >>= \slot -> lendIn slot lend value action
{-# INLINE withUnsafeSlot #-}

lendIn :: Slot -> Lend a -> a -> (MutableByteArray# RealWorld -> IO r) -> IO r
lendIn slot@(Slot array _) (Lend lend) value action = lend slot value (action array <* touchSlot slot)
{-# INLINE lendIn #-}

writeSlot
  :: (MutableByteArray# RealWorld -> Int# -> a -> State# RealWorld -> State# RealWorld) -> Int -> Lend a
writeSlot put (I# at) = Lend $ \(Slot slot start) value action ->
  IO (\s -> (# put slot (start +# at) value s, () #)) >> action
{-# INLINE writeSlot #-}

-- | Lends a value as what it is made of.
lending :: (a -> b) -> Lend b -> Lend a
lending f (Lend lend) = Lend $ \slot value -> lend slot (f value)
{-# INLINE lending #-}

-- | Nothing is written.
lendUnit :: Int -> Lend ()
lendUnit _ = Lend $ \_ () action -> action
{-# INLINE lendUnit #-}

-- | A byte, 0 or 1.
lendBool :: Int -> Lend Bool
lendBool at = lending boolWord (lendWord8 at)
{-# INLINE lendBool #-}

-- | A code point. Rust refuses a surrogate.
lendChar :: Int -> Lend Char
lendChar at = lending charWord (lendWord32 at)
{-# INLINE lendChar #-}

-- | The number at an offset in bytes.
lendInt8 :: Int -> Lend Int8
lendInt8 = writeSlot $ \slot at (I8# a) -> writeInt8Array# slot at a
{-# INLINE lendInt8 #-}

-- | The number at an offset in bytes.
lendInt16 :: Int -> Lend Int16
lendInt16 = writeSlot $ \slot at (I16# a) -> writeWord8ArrayAsInt16# slot at a
{-# INLINE lendInt16 #-}

-- | The number at an offset in bytes.
lendInt32 :: Int -> Lend Int32
lendInt32 = writeSlot $ \slot at (I32# a) -> writeWord8ArrayAsInt32# slot at a
{-# INLINE lendInt32 #-}

-- | The number at an offset in bytes.
lendInt64 :: Int -> Lend Int64
lendInt64 = writeSlot $ \slot at (I64# a) -> writeWord8ArrayAsInt64# slot at a
{-# INLINE lendInt64 #-}

-- | The number at an offset in bytes.
lendInt :: Int -> Lend Int
lendInt = writeSlot $ \slot at (I# a) -> writeWord8ArrayAsInt# slot at a
{-# INLINE lendInt #-}

-- | The number at an offset in bytes.
lendWord8 :: Int -> Lend Word8
lendWord8 = writeSlot $ \slot at (W8# a) -> writeWord8Array# slot at a
{-# INLINE lendWord8 #-}

-- | The number at an offset in bytes.
lendWord16 :: Int -> Lend Word16
lendWord16 = writeSlot $ \slot at (W16# a) -> writeWord8ArrayAsWord16# slot at a
{-# INLINE lendWord16 #-}

-- | The number at an offset in bytes.
lendWord32 :: Int -> Lend Word32
lendWord32 = writeSlot $ \slot at (W32# a) -> writeWord8ArrayAsWord32# slot at a
{-# INLINE lendWord32 #-}

-- | The number at an offset in bytes.
lendWord64 :: Int -> Lend Word64
lendWord64 = writeSlot $ \slot at (W64# a) -> writeWord8ArrayAsWord64# slot at a
{-# INLINE lendWord64 #-}

-- | The number at an offset in bytes.
lendWord :: Int -> Lend Word
lendWord = writeSlot $ \slot at (W# a) -> writeWord8ArrayAsWord# slot at a
{-# INLINE lendWord #-}

-- | The number at an offset in bytes.
lendFloat :: Int -> Lend Float
lendFloat = writeSlot $ \slot at (F# a) -> writeWord8ArrayAsFloat# slot at a
{-# INLINE lendFloat #-}

-- | The number at an offset in bytes.
lendDouble :: Int -> Lend Double
lendDouble = writeSlot $ \slot at (D# a) -> writeWord8ArrayAsDouble# slot at a
{-# INLINE lendDouble #-}

lendPtr :: Int -> Lend (Ptr a)
lendPtr = writeSlot $ \slot at (Ptr a) -> writeWord8ArrayAsAddr# slot at a
{-# INLINE lendPtr #-}

-- | The index of the constructor.
lendEnum :: Enum a => Int -> Lend a
lendEnum at = lending enumWord (lendWord32 at)
{-# INLINE lendEnum #-}

-- | A byte that tells whether there is a value, which the second argument lends.
lendMaybe :: Int -> Lend a -> Lend (Maybe a)
lendMaybe at (Lend value) = Lend $ \slot optional action -> case optional of
  Nothing -> present slot 0 action
  Just a -> present slot 1 (value slot a action)
 where
  Lend present = lendWord8 at
{-# INLINE lendMaybe #-}

-- | Pointer and length of the text as UTF-8.
lendText :: Int -> Lend Text
lendText at = lending Text.encodeUtf8 (lendBytes at)
{-# INLINE lendText #-}

-- | Pointer and length of the bytes where they lie.
lendBytes :: Int -> Lend ByteString
lendBytes at = Lend $ \slot bytes action ->
  withBytes bytes $ \start len -> lendSlice at slot start len action
{-# INLINE lendBytes #-}

--@vector
lendVector :: Storable a => Int -> Lend (Vector a)
lendVector at = Lend $ \slot numbers action ->
  withVector numbers $ \start len -> lendSlice at slot start len action
{-# INLINE lendVector #-}

--@end
--@given
-- | A copy of the bytes for Rust to own, and Haskell's own function to release it.
giveBytes :: Int -> Lend ByteString
giveBytes at = Lend $ \slot bytes action ->
  withBytes bytes $ \start len -> giveCopy 1 at slot start len action

--@vector
-- | A copy of the numbers, likewise.
giveVector :: forall a. Storable a => Int -> Lend (Vector a)
giveVector at = Lend $ \slot numbers action ->
  withVector numbers $ \start len -> giveCopy (sizeOf (undefined :: a)) at slot start len action

--@end
-- | Rust takes the memory over by clearing its address. What it has not taken over, because the call was refused, is freed.
giveCopy :: Int -> Int -> Slot -> Ptr a -> Word -> IO r -> IO r
giveCopy size at slot start len action = bracket (mallocBytes (max 1 bytes)) (\_ -> address slot >>= free) $ \copy -> do
  copyBytes copy start bytes
  lendSlice at slot copy len (lendRelease slot finalizerFree action)
 where
  bytes = size * fromIntegral len
  Decode address = ptrAt at
  Lend lendRelease = lending (\(FunPtr function) -> Ptr function) (lendPtr (at + 16))

--@end
-- | Pointer and length.
lendSlice :: Int -> Slot -> Ptr a -> Word -> IO r -> IO r
lendSlice at slot start len action = first slot start (second slot len action)
 where
  Lend first = lendPtr at
  Lend second = lendWord (at + 8)
{-# INLINE lendSlice #-}

-- | The object's address.
lendObject :: Int -> Lend (ForeignPtr a)
lendObject at = Lend $ \slot object action ->
  withObject object $ \pointer -> write slot pointer action
 where
  Lend write = lendPtr at
{-# INLINE lendObject #-}

--@closure
-- | A Haskell function as Rust calls it: it reads a record of its arguments, and writes its result over them.
type Closure = Ptr Word8 -> IO ()

-- | How a closure's result is written to memory of Rust's.
type Answer a = Ptr Word8 -> a -> IO ()

-- | Lends a function whose arguments lie in a record of so many bytes: a stable pointer, and the functions that use it.
lendClosure :: Int -> (f -> Decode (IO a)) -> Answer a -> Int -> Lend f
lendClosure size apply answer at = Lend $ \slot function action ->
  bracket (newStablePtr (closureOf size apply answer function)) freeStablePtr $ \closure ->
    first slot (castStablePtrToPtr closure) (second slot closureFunctions action)
 where
  Lend first = lendPtr at
  Lend second = lendPtr (at + 8)
{-# INLINE lendClosure #-}

-- Inlined, so that reading the arguments and writing the result is known code.
closureOf :: Int -> (f -> Decode (IO a)) -> Answer a -> f -> Closure
closureOf size apply answer function = \record -> do
  slot <- newUnsafeSlot size
  copyToSlot record size slot
  join (decode slot) >>= answer record
 where
  Decode decode = apply function
{-# INLINE closureOf #-}

copyToSlot :: Ptr Word8 -> Int -> Slot -> IO ()
copyToSlot (Ptr from) (I# size) (Slot slot _) = IO $ \s ->
  (# copyAddrToByteArray# from slot 0# size s, () #)

-- | Text that is lent for the call, copied.
lentTextAt :: Int -> Decode Text
lentTextAt = lentAt copyText

-- | Bytes that are lent for the call, copied.
lentBytesAt :: Int -> Decode ByteString
lentBytesAt = lentAt (curry ByteString.packCStringLen)

lentAt :: (Ptr CChar -> Int -> IO a) -> Int -> Decode a
lentAt copy at = ((,) <$> ptrAt at <*> intAt (at + 8)) `andThen` \(start, len) ->
  Decode $ \_ -> copy start len

-- | Nothing is written.
answerUnit :: Answer ()
answerUnit _ = pure

-- | A byte, 0 or 1.
answerBool :: Answer Bool
answerBool result = answerStorable result . boolWord

-- | A code point. A surrogate, which no Rust character is, becomes an exception of the closure's.
answerChar :: Answer Char
answerChar result char
  | '\xd800' <= char && char <= '\xdfff' =
      throwIO $ InvalidArgument "result of a closure: a surrogate is not a Unicode scalar value"
  | otherwise = answerStorable result (charWord char)

-- | A number.
answerStorable :: Storable a => Answer a
answerStorable = poke . castPtr
{-# INLINE answerStorable #-}

-- | What Rust calls with a closure and the record of its arguments. Whatever the function throws goes to Rust as a value,
-- since it must not unwind through it.
callClosure :: Ptr (StablePtr Closure) -> IO Word8
callClosure frame = IO $ maskAsyncExceptions# (unIO finished)
 where
  -- A foreign export begins unmasked, so there is no state to ask for and restore.
  finished = do
    threw <- unmasked (call >> pure 0) `catch` thrown
    threw <$ drained
  record = frame `plusPtr` 8
  call = peek frame >>= deRefStablePtr >>= \closure -> closure record
  thrown exception = do
    newStablePtr (exception :: SomeException) >>= poke (castPtr record)
    pure 1
  -- What other threads have thrown to this one, which is about to end, has nobody to go to. Delivered later, outside of
  -- any handler, it would end the program.
  drained = unmasked (pure ()) `catch` next
  next :: SomeException -> IO ()
  next _ = drained

foreign export ccall "@PREFIX@_call"
  callClosure :: Ptr (StablePtr Closure) -> IO Word8

unmasked :: IO a -> IO a
unmasked (IO action) = IO (unmaskAsyncExceptions# action)
{-# INLINE unmasked #-}

-- | Takes bytes while they are lent.
type Sink = Ptr () -> Ptr Word8 -> Word -> IO ()

foreign import ccall unsafe "dynamic"
  sendTo :: FunPtr Sink -> Sink

-- | Writes an exception's text to Rust.
describeException :: StablePtr SomeException -> Ptr () -> FunPtr Sink -> IO ()
describeException stable sink write = do
  text <- (deRefStablePtr stable >>= describe) `catch` undescribed
  withBytes text (sendTo write sink)
 where
  undescribed :: SomeException -> IO ByteString
  undescribed _ = pure "an exception that cannot be shown"
  describe = evaluate . Text.encodeUtf8 . Text.pack . displayException

foreign export ccall "@PREFIX@_describe"
  describeException :: StablePtr SomeException -> Ptr () -> FunPtr Sink -> IO ()

-- | The two exports above and the function that frees stable pointers, as a table.
foreign import ccall "&@PREFIX@_functions"
  closureFunctions :: Ptr ()

--@end
foreign import ccall unsafe "@PREFIX@_release_escaped"
  releaseEscaped :: Ptr Word8 -> IO Word

foreign import ccall unsafe "@PREFIX@_release_1"
  release :: CSize -> Ptr CChar -> IO ()

foreign import ccall "&@PREFIX@_release_1"
  finalizeBytes :: FinalizerEnvPtr () Word8
--@vector

foreign import ccall "&@PREFIX@_release_1"
  finalize1 :: FinalizerEnvPtr () a

foreign import ccall "&@PREFIX@_release_2"
  finalize2 :: FinalizerEnvPtr () a

foreign import ccall "&@PREFIX@_release_4"
  finalize4 :: FinalizerEnvPtr () a

foreign import ccall "&@PREFIX@_release_8"
  finalize8 :: FinalizerEnvPtr () a
--@end
