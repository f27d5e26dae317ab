--@items
{-# LANGUAGE BangPatterns #-}
--@end
--@capi
{-# LANGUAGE CApiFFI #-}
--@end
--@utf8
{-# LANGUAGE CPP #-}
--@end
--@io
{-# LANGUAGE GeneralizedNewtypeDeriving #-}
--@end
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE UnboxedTuples #-}
--@unlifted
{-# LANGUAGE UnliftedFFITypes #-}
--@end

-- |
-- How "@ROOT@" calls Rust, and how values lie in memory meanwhile.
--
-- A call writes its result to a slot and answers a status. A 'Decode' reads the slot; a 'Lend' writes an argument that
-- takes more than a machine word to a slot of its own. Nothing here is checked: sizes and offsets are those that the Rust
-- compiler laid out.
module @ROOT@.Runtime
--@io
  ( -- * Actions
    @IO@ (..)

    -- * Failures
  , RustPanic (..)
--@end
--@no io
  ( -- * Failures
    RustPanic (..)
--@end
  , InvalidArgument (..)
--@gate
  , ObjectError (..)
--@end
--@stop
  , CallStopped (..)
--@end
--@closure
  , CallbackDepthExceeded (..)
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
  , orRethrow
--@pure
  , purely
  , leafPurely
--@end
--@early
  , evaluated
  , evaluatedMaybe
--@end
--@stop

    -- * Calls that can be stopped
  , Stop
  , interruptibly
  , cancellably
  , callAside
  , callAsideInSlot
  , callStoppedAt
--@closure
  , heeding
--@end
--@end

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
  , releasedTextAt
--@vector
  , releasedVectorAt
--@end
--@end
  , objectAt
--@finalizer
  , concurrentObjectAt
--@end
--@late
  , lateObjectAt
--@end
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
--@utf8
  , Utf8Array
  , withUtf8
--@end
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
--@primitive

    -- * Arrays
  , withByteArray
  , withMutableByteArray
  , withPinnedByteArray
  , withPinnedMutableByteArray
  , withArray
  , withMutableArray
  , withSmallArray
  , withSmallMutableArray
--@end
--@short
  , withShortByteString
--@end
--@arrays of arrays

    -- * Arrays of arrays
  , ArrayArray (..)
  , MutableArrayArray (..)
  , withArrayArray
  , withMutableArrayArray
--@end
--@given
  , giveBytes
  , giveText
  , giveNumber
--@vector
  , giveVector
--@end
--@end
--@changed

    -- * Arguments that Rust changes
  , Change
  , withSafeChange
  , withUnsafeChange
  , changeScalar
  , changeBytes
--@vector
  , changeVector
--@end
  , afterwards
--@end
--@closure

    -- * Closures
  , tokenWord
  , lendClosure
  , giveClosure
  , takingOver
  , lentTextAt
  , lentBytesAt
--@vector
  , lentVectorAt
--@end
  , Answer
  , answerUnit
  , answerBool
  , answerChar
  , answerEnum
  , answerStorable
  , answerLent
--@end
  ) where

--@import Control.Concurrent (MVar, ThreadId, forkIO, forkIOWithUnmask, isCurrentThreadBound, killThread, myThreadId, newEmptyMVar, newMVar, putMVar, readMVar, rtsSupportsBoundThreads, takeMVar, threadDelay, tryTakeMVar, yield)
--@import Control.Exception (AsyncException (..), Exception (..), SomeException (..), bracket, bracket_, catch, evaluate, mask_, onException, throwIO, throwTo, try, uninterruptibleMask_)
--@import Control.Monad (join, unless, void)
import Data.Bits (unsafeShiftR, (.&.))
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr, toForeignPtr)
--@import Data.ByteString.Short.Internal (ShortByteString (..))
import qualified Data.ByteString.Unsafe as ByteString
import Data.Char (chr, ord)
--@import Data.IORef (IORef, atomicModifyIORef', atomicWriteIORef, newIORef, readIORef)
--@items
import qualified Data.List as List (foldl')
--@end
--@primitive
import Data.Primitive
  ( Array (..)
  , ByteArray (..)
  , MutableArray (..)
  , MutableByteArray (..)
  , SmallArray (..)
  , SmallMutableArray (..)
  )
--@end
import Data.Text (Text)
import qualified Data.Text as Text
--@utf8
#if MIN_VERSION_text(2,0,0)
import qualified Data.Text.Array as Internal
#endif
--@end
import qualified Data.Text.Encoding as Text
--@utf8
#if MIN_VERSION_text(2,0,0)
import qualified Data.Text.Internal as Internal
#endif
--@end
--@vector
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
--@end
import Foreign.C.Types (CChar, CSize (..))
--@finalizer
--@late
import qualified Foreign.Concurrent as Concurrent (addForeignPtrFinalizer, newForeignPtr)
--@end
--@no late
import qualified Foreign.Concurrent as Concurrent (newForeignPtr)
--@end
--@end
--@no finalizer
--@late
import qualified Foreign.Concurrent as Concurrent (addForeignPtrFinalizer)
--@end
--@end
--@import Foreign.ForeignPtr (FinalizerEnvPtr, FinalizerPtr, ForeignPtr, addForeignPtrFinalizerEnv, castForeignPtr, newForeignPtr, newForeignPtrEnv, newForeignPtr_, touchForeignPtr)
--@import Foreign.Marshal.Alloc (allocaBytesAligned, finalizerFree, free, mallocBytes)
--@import Foreign.Marshal.Utils (copyBytes, fromBool, toBool, with)
--@import Foreign.Ptr (castPtr, nullPtr, plusPtr, ptrToWordPtr)
--@import Foreign.StablePtr (castStablePtrToPtr, deRefStablePtr, freeStablePtr, newStablePtr)
import Foreign.Storable (Storable (..))
import GHC.Exts
import GHC.Float (castDoubleToWord64, castWord32ToFloat, castWord64ToDouble)
--@import GHC.ForeignPtr (mallocPlainForeignPtrBytes, unsafeWithForeignPtr)
--@import GHC.IO (IO (..), unIO)
import GHC.Int (Int16 (..), Int32 (..), Int64 (..), Int8 (..))
import GHC.Stable (StablePtr (..))
import GHC.Word (Word16 (..), Word32 (..), Word64 (..), Word8 (..))
--@import System.IO.Unsafe (unsafeDupablePerformIO, unsafeInterleaveIO, unsafePerformIO)

--@io
-- | What calls Rust, and nothing else that 'IO' could do: that is for who runs it.
newtype @IO@ a = @IO@
  { run@IO@ :: IO a
  -- ^ The same as an action like any other.
  }
  deriving (Functor, Applicative, Monad)

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
--@stop
-- | Rust answered that it was told to stop when nobody had told it, with an @Interrupted@ that was kept from another call.
data CallStopped = CallStopped
  deriving (Eq)

instance Show CallStopped where
  show = displayException

instance Exception CallStopped where
  displayException CallStopped = "Rust stopped a call that it was not told to stop"

--@end
--@closure
-- | Rust called no Haskell function, since too many calls of Haskell and Rust within each other have used up the stack of the
-- operating system's thread.
data CallbackDepthExceeded = CallbackDepthExceeded
  deriving (Eq)

instance Show CallbackDepthExceeded where
  show = displayException

instance Exception CallbackDepthExceeded where
  displayException CallbackDepthExceeded =
    "calls of Haskell functions within each other have come near the end of the thread's stack"

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

-- | Throws what is 'Left' as it was thrown before. From GHC 9.10 on, 'throwIO' would add to it where it is thrown now.
orRethrow :: IO (Either SomeException a) -> IO a
orRethrow action = action >>= either (IO . raiseIO#) pure
{-# INLINE orRethrow #-}

--@pure
-- | The call of a pure function, as a value. When two threads come to evaluate one value, GHC lets one of them go on and
-- drops what the other is doing, wherever it is and without an exception. What its call returned would be lost, so the
-- call is not begun: that is what 'unsafePerformIO' sees to. An asynchronous exception leaves the value as far as it has
-- come, and whoever needs it next goes on from there. So no handler may stand within: it would run, and make the exception
-- the value.
--
-- The arguments have been evaluated.
purely :: IO a -> a
purely call = unsafePerformIO (outsideTransactions call)
{-# INLINE purely #-}

-- | Like 'purely', for an @unsafe@ import that returns in a register. There is nothing to lose but the message of a
-- failure, so the call may be made twice, and seeing to it that it is not would take longer than the call.
leafPurely :: IO a -> a
leafPurely = unsafeDupablePerformIO
{-# INLINE leafPurely #-}

--@end
--@transactions
-- | Makes a call that a transaction may have use for. When the variables that it has read change, GHC drops what its thread
-- is doing, wherever it is, whatever it masks and without an exception. What the call returned would be lost, so another
-- thread makes it, to which no transaction belongs.
--
-- It is waited for by whoever needs it, even by several threads at once, when what was waiting for it has been dropped.
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

foreign import ccall unsafe "@PREFIX@_has_transaction"
  hasTransaction :: ThreadId# -> IO Word8

--@end
--@early
-- | Evaluates an argument where the call is not made yet, on the thread that needs it.
evaluated :: a -> r -> r
evaluated = seq

-- | Evaluates what there is.
evaluatedMaybe :: (a -> r -> r) -> Maybe a -> r -> r
evaluatedMaybe = maybe id

--@end
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

--@stop
-- | How a call is stopped: what Rust looks at, what stopped it, the threads of closures that Rust is waiting for, and how to
-- wait for the call's end when it has been told.
data Stop
  = Stop
      (Ptr Word32)
      (IORef (Maybe SomeException))
      (IORef [ThreadId])
      (forall r. IO r -> IO r)

-- | For a call that waits: a wait of Rust's is broken, and Rust looks at the flag.
interruptibly :: (Stop -> Ptr Word32 -> IO a) -> IO a
interruptibly = stoppable awaken

-- | For a call that computes: Rust looks at the flag every now and then.
cancellably :: (Stop -> Ptr Word32 -> IO a) -> IO a
cancellably = stoppable (const id)

-- | Makes a call that stops when this thread is thrown an exception. Under the mask, the exception is received by the wait in
-- 'callAside' alone. What the call returns all the same is taken over before the exception goes on, so that it is released.
stoppable :: (forall r. Ptr Word32 -> IO r -> IO r) -> (Stop -> Ptr Word32 -> IO a) -> IO a
stoppable ending action = mask_ $ allocaBytesAligned 48 8 $ \flag -> do
  received <- newIORef Nothing
  waitedFor <- newIORef []
  outcome <- try (action (Stop flag received waitedFor (ending flag)) flag)
  orRethrow (maybe outcome Left <$> readIORef received)

-- | Makes the call on a thread of its own, since GHC delivers no exception to a thread that is in a call. Returns when the
-- call does, whatever happens: what the call was lent is good until then.
callAside :: Stop -> IO r -> IO r
callAside (Stop flag received waitedFor ending) call = do
  beginStop flag
  returned <- newEmptyMVar
  _ <- forkIO (call >>= putMVar returned)
  takeMVar returned `catch` \exception -> do
    -- Before the threads are looked at: a closure that begins now finds the one or is found among the others.
    atomicWriteIORef received (Just exception)
    poke flag 1
    readIORef waitedFor >>= mapM_ (\closure -> forkIO (throwTo closure (exception :: SomeException)))
    uninterruptibleMask_ (ending (takeMVar returned))

-- | Like 'callAside', for a call that returns through a slot.
callAsideInSlot
  :: Stop -> (MutableByteArray# RealWorld -> IO Word) -> MutableByteArray# RealWorld -> IO Word
callAsideInSlot stop call slot = callAside stop (call slot)

--@closure
-- | Does what Rust calls back, unless the call is stopped, which stops this as well.
heeding :: Stop -> IO a -> IO a
heeding (Stop _ received waitedFor _) action = do
  self <- myThreadId
  bracket_
    (atomicModifyIORef' waitedFor (\threads -> (self : threads, ())))
    (atomicModifyIORef' waitedFor (\threads -> (filter (/= self) threads, ())))
    (orRethrow (maybe (Right ()) Left <$> readIORef received) >> action)

--@end
-- | Waits, and has what the call waits for broken meanwhile, by a signal. Rust may have looked at the flag just before it and wait
-- from just after on, so there is another, and another. What the import says is @safe@: for an @interruptible@ one, GHC sends
-- SIGPIPE, which ends a program that has set the default action for it.
awaken :: Ptr Word32 -> IO r -> IO r
awaken flag wait = do
  bell <- forkIOWithUnmask $ \unmask -> unmask (ring 1000)
  wait <* killThread bell
 where
  ring pause = do
    wakeStop flag
    threadDelay pause
    ring (min 100000 (2 * pause))

-- | Sends the signal, if the call waits.
foreign import ccall unsafe "@PREFIX@_wake_stop"
  wakeStop :: Ptr Word32 -> IO ()

-- | Lowers the flag, and notes behind it what this thread is in the middle of.
foreign import ccall unsafe "@PREFIX@_begin_stop"
  beginStop :: Ptr Word32 -> IO ()

-- | Nothing is read.
callStoppedAt :: Int -> Decode CallStopped
callStoppedAt _ = pure CallStopped

--@end
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
doubleRegister :: IO Double -> IO Double
doubleRegister (IO call) = IO $ \s -> case call s of
  (# s', D# double #) -> case plainDouble double s' of (# s'', double' #) -> (# s'', D# double' #)
{-# INLINE doubleRegister #-}

plainDouble :: Double# -> State# RealWorld -> (# State# RealWorld, Double# #)
plainDouble double s
  | D# double == D# double = (# s, double #)
  | IO other <- nan (D# double) = case other s of (# s', D# double' #) -> (# s', double' #)
{-# INLINE [0] plainDouble #-}

nan :: Double -> IO Double
nan double = castWord64ToDouble . fromIntegral <$> nanBits double
{-# NOINLINE nan #-}

-- | The bits of a NaN, or those that it is the address of.
nanBits :: Double -> IO Word
nanBits double
  | isPlain bits = pure bits
  | otherwise = escaped bits
 where
  bits = fromIntegral (castDoubleToWord64 double)

-- | The same for a 'Float', which is widened when it is a number. The bits of a NaN are the lower half of another NaN.
floatRegister :: IO Double -> IO Float
floatRegister (IO call) = IO $ \s -> case call s of
  (# s', D# double #) -> case plainFloat double s' of (# s'', float #) -> (# s'', F# float #)
{-# INLINE floatRegister #-}

plainFloat :: Double# -> State# RealWorld -> (# State# RealWorld, Float# #)
plainFloat double s
  | D# double == D# double = (# s, double2Float# double #)
  | IO other <- nanFloat (D# double) = case other s of (# s', F# float #) -> (# s', float #)
{-# INLINE [0] plainFloat #-}

nanFloat :: Double -> IO Float
nanFloat double = castWord32ToFloat . fromIntegral <$> nanBits double
{-# NOINLINE nanFloat #-}

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

-- | The number itself.
floatResult :: IO Double -> IO Float
floatResult = floatRegister
{-# INLINE floatResult #-}

-- | The number itself.
doubleResult :: IO Double -> IO Double
doubleResult = doubleRegister
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

-- | Bytes stay where they are, and go back to Rust when the collector finds them unused. A few are copied.
bytesAt :: Int -> Decode ByteString
bytesAt = ownedAt $ \start len capacity ->
  if capacity == 0
    then pure ByteString.empty
    else do
      bytes <- takenOver finalizeBytes start len capacity
      pure (ByteString.fromForeignPtr bytes 0 len)
{-# INLINE bytesAt #-}

-- | Up to so many bytes, copying takes less time than a finalizer, on both of GHC's runtimes, for values that are dropped and for
-- values that are kept (measured: hsffi's docs/decisions/0028-small-results-are-copied.md).
smallBytes :: Int
smallBytes = 512

-- | Memory of Rust's: of which so many bytes are in use, and the capacity is what goes back by the finalizer.
takenOver :: FinalizerEnvPtr () a -> Ptr a -> Int -> Int -> IO (ForeignPtr a)
takenOver finalizer start bytes capacity
  | bytes <= smallBytes = copied start bytes <* finalizeBy finalizer (addressPtr capacity) start
  | otherwise = (endNoted `seq` newForeignPtrEnv finalizer (addressPtr capacity) start) <* relieve
{-# NOINLINE takenOver #-}

-- | As the collector would call it.
foreign import ccall unsafe "dynamic"
  finalizeBy :: FinalizerEnvPtr () a -> Ptr () -> Ptr a -> IO ()

-- | So many bytes, in pinned memory that is aligned for any number.
copied :: Ptr a -> Int -> IO (ForeignPtr a)
copied start bytes = do
  copy <- mallocPlainForeignPtrBytes bytes
  unsafeWithForeignPtr copy $ \to -> copyBytes to start bytes
  pure copy

-- | A number as a pointer: an address, or the number of bytes that a finalizer releases.
addressPtr :: Int -> Ptr a
addressPtr (I# address) = Ptr (int2Addr# address)
{-# INLINE addressPtr #-}

--@vector
-- | Numbers stay where they are, and go back to Rust when the collector finds them unused. A few are copied.
vectorAt :: forall a. Storable a => Int -> Decode (Vector a)
vectorAt = ownedAt $ \start len capacity ->
  if capacity == 0
    then pure Vector.empty
    else do
      numbers <- takenOver finalizeNumbers start (size * len) capacity
      pure (Vector.unsafeFromForeignPtr0 numbers len)
 where
  size = sizeOf (undefined :: a)
  finalizeNumbers = case size of
    1 -> finalize1
    2 -> finalize2
    4 -> finalize4
    _ -> finalize8
{-# INLINE vectorAt #-}

--@end
--@released
-- | Bytes of a C library, which its own function releases when the collector finds them unused, or at once when they are few.
releasedBytesAt :: Int -> Decode ByteString
releasedBytesAt = releasedAt 1 $ \bytes len -> ByteString.fromForeignPtr bytes 0 len
{-# INLINE releasedBytesAt #-}

--@vector
-- | Numbers of a C library, likewise.
releasedVectorAt :: forall a. Storable a => Int -> Decode (Vector a)
releasedVectorAt = releasedAt (sizeOf (undefined :: a)) Vector.unsafeFromForeignPtr0
{-# INLINE releasedVectorAt #-}

--@end
-- | Text of a C library is decoded, and released at once.
releasedTextAt :: Int -> Decode Text
releasedTextAt = withRelease $ \start len destroy -> do
  text <- copyText start len
  releaseBy destroy start
  pure text

-- | As the collector would call it.
foreign import ccall unsafe "dynamic"
  releaseBy :: FinalizerPtr a -> Ptr a -> IO ()

-- | Elements of so many bytes.
releasedAt :: Int -> (ForeignPtr a -> Int -> b) -> Int -> Decode b
releasedAt size make = withRelease $ \start len destroy -> do
  memory <- releasedBy destroy start (size * len)
  pure (make memory len)
{-# INLINE releasedAt #-}

-- | So many bytes, which are copied when they are few.
releasedBy :: FinalizerPtr a -> Ptr a -> Int -> IO (ForeignPtr a)
releasedBy destroy start bytes
  | bytes <= smallBytes = copied start bytes <* releaseBy destroy start
  | otherwise = do
      memory <- newForeignPtr destroy start
      memory <$ holding memory bytes
{-# NOINLINE releasedBy #-}

-- | Has Rust count memory that another library's function releases. Little of it is not worth another finalizer.
holding :: ForeignPtr a -> Int -> IO ()
holding memory bytes = unless (bytes < 4096) $ do
  hold (fromIntegral bytes)
  addForeignPtrFinalizerEnv letGo (addressPtr bytes) memory
  relieve

--@capi
foreign import capi unsafe "@HEADER@ @PREFIX@_hold"
--@end
--@no capi
foreign import ccall unsafe "@PREFIX@_hold"
--@end
  hold :: CSize -> IO ()

foreign import ccall "&@PREFIX@_let_go"
  letGo :: forall a. FinalizerEnvPtr () a

-- | Pointer, length, and the function that releases.
withRelease :: (Ptr a -> Int -> FinalizerPtr a -> IO b) -> Int -> Decode b
withRelease own at = ((,,) <$> ptrAt at <*> intAt (at + 8) <*> funPtrAt (at + 16)) `andThen` owned
 where
  owned (start, len, destroy) = Decode $ \_ -> own start len destroy
{-# INLINE withRelease #-}

--@end
-- | An object, with the destructor that releases it.
objectAt :: FinalizerPtr a -> Int -> Decode (ForeignPtr a)
objectAt destroy at = ptrAt at `andThen` \object ->
  Decode $ \_ -> (endNoted `seq` newForeignPtr destroy object) <* relieve
{-# INLINE objectAt #-}

-- | Tells Rust that the program ends before the finalizers of what is in use run then. GHC ends all threads but those in
-- calls first, and collects what they had: this one has the note, and waits for ever.
endNoted :: StablePtr (MVar ())
endNoted = unsafePerformIO $ do
  note <- newForeignPtr noteEnd nullPtr
  never <- newEmptyMVar
  _ <- forkIO (readMVar never >> touchForeignPtr (note :: ForeignPtr ()))
  -- Whoever waits for what nothing can reach is thrown an exception.
  newStablePtr never
{-# NOINLINE endNoted #-}

foreign import ccall "&@PREFIX@_ending"
  noteEnd :: FinalizerPtr ()

--@late
-- | An object that Haskell's finalizers may use which run because of the collection that finds it unused: a stable pointer
-- keeps it until then, and the next collection releases it.
lateObjectAt :: FinalizerPtr a -> Int -> Decode (ForeignPtr a)
lateObjectAt destroy at = ptrAt at `andThen` \object -> Decode $ \_ -> do
  kept <- endNoted `seq` newForeignPtr destroy object
  stable <- newStablePtr kept
  handle <- newForeignPtr_ object
  Concurrent.addForeignPtrFinalizer handle $ do
    -- A finalizer may have saved the handle, and with it the object.
    Concurrent.addForeignPtrFinalizer handle (touchForeignPtr kept)
    freeStablePtr stable
  handle <$ relieve

--@end
-- | Collects when Rust holds much more for Haskell than after the last time: GHC does not see that memory. To be done when the
-- value that was counted last has been taken over.
relieve :: IO ()
relieve = do
  pressed <- peek pressure
  if pressed == 0 then pure () else collect
{-# INLINE relieve #-}

-- | Rust decides what to collect, and has GHC's runtime do it.
collect :: IO ()
collect = do
  relieveBy minorCollection majorCollection
--@finalizer
  -- To the thread that runs Haskell's finalizers.
  yield
--@end
{-# NOINLINE collect #-}

-- | A function of GHC's runtime that collects.
type Collection = FunPtr (IO ())

foreign import ccall "&performGC"
  minorCollection :: Collection

foreign import ccall "&performMajorGC"
  majorCollection :: Collection

foreign import ccall "&@PREFIX@_pressure"
  pressure :: Ptr Word32

--@capi
foreign import capi safe "@HEADER@ @PREFIX@_relieve"
--@end
--@no capi
foreign import ccall safe "@PREFIX@_relieve"
--@end
  relieveBy :: Collection -> Collection -> IO ()

--@finalizer
-- | An object that a Haskell thread releases, some time after the collection that finds it unused. When the program ends,
-- GHC does not wait for it.
concurrentObjectAt :: (Ptr a -> Ptr () -> IO ()) -> Int -> Decode (ForeignPtr a)
concurrentObjectAt destroy at = ptrAt at `andThen` \object ->
  Decode $ \_ -> Concurrent.newForeignPtr object (destroy object tokenWord) <* relieve

--@end
--@items
-- | Values that Rust makes when they are asked for. Each is read once, by whatever thread asks first.
--
-- Rust makes them in chunks. Its panics are thrown when the values before them have been read.
data Items a = Items !(Word -> IO (Chunk a)) !(MVar (Ahead a))

-- | How many values Rust has made, and these.
data Chunk a = Chunk !Word [a]

-- | How many values the next chunk has at most, and those of the last that nobody has read.
data Ahead a = Ahead !Word [a]

-- | The next value, if there is one.
nextItem :: Items a -> @IO@ (Maybe a)
nextItem items = @ACTING@withAhead items taken
 where
  taken [] = ([], Nothing)
  taken (a : others) = (others, Just a)

-- | All values from the next on, folded from the left and strictly.
foldItems :: (b -> a -> b) -> b -> Items a -> @IO@ b
foldItems f start items = @ACTING@go start
 where
  go !acc = nextChunk items >>= \chunk -> if null chunk then pure acc else go (List.foldl' f acc chunk)
{-# INLINE foldItems #-}

-- | Does something with each value from the next on.
forItems_ :: Items a -> (a -> @IO@ ()) -> @IO@ ()
forItems_ items action = nextItem items >>= maybe (pure ()) (\a -> action a >> forItems_ items action)

-- | All values from the next on, each chunk of them read when the list is evaluated so far.
itemsToList :: Items a -> @IO@ [a]
itemsToList items = @ACTING@unsafeInterleaveIO $ do
  chunk <- outsideTransactions (nextChunk items)
--@io
  if null chunk then pure [] else (chunk ++) <$> run@IO@ (itemsToList items)
--@end
--@no io
  if null chunk then pure [] else (chunk ++) <$> itemsToList items
--@end

nextChunk :: Items a -> IO [a]
nextChunk items = withAhead items taken
 where
  taken chunk = ([], chunk)

-- | Takes from what has been read ahead. If there is nothing, a chunk is read and kept first: an asynchronous exception that
-- waited for the pull comes before anything is taken, and nothing is lost.
--
-- A lazy list must be read again when an exception interrupted it, so none may be received under the mask: nothing there
-- blocks, and the handler is for Rust's panics.
withAhead :: Items a -> ([a] -> ([a], b)) -> IO b
withAhead items@(Items pull state) take' = do
  _ <- readMVar state
  taken <- mask_ $ tryTakeMVar state >>= maybe (pure Nothing) from
  maybe (withAhead items take') pure taken
 where
  from (Ahead count []) = do
    Chunk made chunk <- pull count `onException` putMVar state (Ahead count [])
    putMVar state (Ahead (next count made) chunk)
    pure (if null chunk then Just (snd (take' [])) else Nothing)
  from (Ahead count ahead) = case take' ahead of
    (others, b) -> Just b <$ putMVar state (Ahead count others)
  -- Rust ends a chunk early when its values take long or hold much.
  next count made = if made < count then max 1 made else min 1024 (count * 4)

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
    Items (chunkOf newSlot (pull puller) size item source) <$> newMVar (Ahead 1 [])
{-# INLINE itemsAt #-}

-- | Reads the next chunk of so many items, and takes over what they own.
chunkOf :: (Int -> IO Slot) -> Pull -> Int -> Decode a -> ForeignPtr () -> Word -> IO (Chunk a)
chunkOf newSlot pull (I# size) (Decode item) source = chunk
 where
  -- A function of its own, so that the last argument need not be there for all of this to be inlined.
  chunk count = mask_ $ withObject source $ \start -> do
    Slot array _ <- newSlot (I# size * fromIntegral count)
    made <- register (pull start count array)
    -- From the last to the first, so that the list is made once.
    let go (I# 0#) list = pure list
        go (I# n) list = do
          !a <- item (Slot array ((n -# 1#) *# size))
          go (I# (n -# 1#)) (a : list)
    Chunk made <$> go (fromIntegral made) []
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
exceptionAt at = stablePtrAt at `andThen` \exception -> Decode $ \_ ->
  case ptrToWordPtr (castStablePtrToPtr exception) of
    0 -> pure (toException ended)
    1 -> pure (toException CallbackDepthExceeded)
    _ -> deRefStablePtr exception <* freeStablePtr exception

-- | What a function threw that did not come to its end, since GHC ends all threads when the program ends.
ended :: AsyncException
ended = ThreadKilled

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

--@utf8
#if MIN_VERSION_text(2,0,0)
-- | What UTF-8 lies in, as an @unsafe@ import takes it.
type Utf8Array = ByteArray#

-- | Lends the text to an @unsafe@ import where it lies, with where it begins there and how long it is: the collector does not
-- move it before the import returns.
withUtf8 :: Text -> (Utf8Array -> Word -> Word -> IO r) -> IO r
withUtf8 (Internal.Text (Internal.ByteArray array) start len) action =
  action array (fromIntegral start) (fromIntegral len)
#else
-- | What UTF-8 lies in, as an @unsafe@ import takes it.
type Utf8Array = Ptr Word8

-- | Lends the text as UTF-8, with where it begins and how long it is. A 'Text' of this version is UTF-16.
withUtf8 :: Text -> (Utf8Array -> Word -> Word -> IO r) -> IO r
withUtf8 text action = withText text $ \start len -> action start 0 len
#endif
{-# INLINE withUtf8 #-}

--@end
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
--@primitive
-- | Lends the array where it lies, to an @unsafe@ import: the collector does not move it before that returns.
withByteArray :: ByteArray -> (ByteArray# -> Word -> IO r) -> IO r
withByteArray (ByteArray array) action = action array (arrayLength (sizeofByteArray# array))
{-# INLINE withByteArray #-}

-- | Like 'withByteArray'.
withMutableByteArray :: MutableByteArray RealWorld -> (MutableByteArray# RealWorld -> Word -> IO r) -> IO r
withMutableByteArray (MutableByteArray array) action =
  IO (\s -> case getSizeofMutableByteArray# array s of (# s', size #) -> (# s', arrayLength size #))
    >>= action array
{-# INLINE withMutableByteArray #-}

-- | Lends the array to a @safe@ import: where it lies if it is pinned, and else a copy that is.
withPinnedByteArray :: ByteArray -> (ByteArray# -> Word -> IO r) -> IO r
withPinnedByteArray bytes action = do
  ByteArray array <- pinned bytes
  action array (arrayLength (sizeofByteArray# array)) <* IO (\s -> (# touch# array s, () #))
{-# INLINE withPinnedByteArray #-}

pinned :: ByteArray -> IO ByteArray
pinned bytes@(ByteArray array)
  | isTrue# (isByteArrayPinned# array) = pure bytes
  | otherwise = IO $ \s -> case newPinnedByteArray# size s of
      (# s1, copy #) -> case copyByteArray# array 0# copy 0# size s1 of
        s2 -> case unsafeFreezeByteArray# copy s2 of
          (# s3, frozen #) -> (# s3, ByteArray frozen #)
 where
  size = sizeofByteArray# array

-- | Lends the array, which must be pinned, to a @safe@ import, for the argument of this name.
withPinnedMutableByteArray
  :: String -> MutableByteArray RealWorld -> (MutableByteArray# RealWorld -> Word -> IO r) -> IO r
withPinnedMutableByteArray name bytes@(MutableByteArray array) action
  | isTrue# (isMutableByteArrayPinned# array) =
      withMutableByteArray bytes action <* IO (\s -> (# touch# array s, () #))
  | otherwise = notPinned name
{-# INLINE withPinnedMutableByteArray #-}

notPinned :: String -> IO a
notPinned name = throwIO . InvalidArgument . Text.pack $ "argument " ++ name ++ ": the array is not pinned"

-- | Lends the array where it lies, to an @unsafe@ import.
withArray :: Array a -> (Array# a -> Word -> IO r) -> IO r
withArray (Array array) action = action array (arrayLength (sizeofArray# array))
{-# INLINE withArray #-}

-- | Like 'withArray'.
withMutableArray :: MutableArray RealWorld a -> (MutableArray# RealWorld a -> Word -> IO r) -> IO r
withMutableArray (MutableArray array) action = action array (arrayLength (sizeofMutableArray# array))
{-# INLINE withMutableArray #-}

-- | Like 'withArray'.
withSmallArray :: SmallArray a -> (SmallArray# a -> Word -> IO r) -> IO r
withSmallArray (SmallArray array) action = action array (arrayLength (sizeofSmallArray# array))
{-# INLINE withSmallArray #-}

-- | Like 'withArray'.
withSmallMutableArray
  :: SmallMutableArray RealWorld a -> (SmallMutableArray# RealWorld a -> Word -> IO r) -> IO r
withSmallMutableArray (SmallMutableArray array) action =
  IO (\s -> case getSizeofSmallMutableArray# array s of (# s', size #) -> (# s', arrayLength size #))
    >>= action array
{-# INLINE withSmallMutableArray #-}

--@end
--@short
-- | Lends the bytes where they lie, to an @unsafe@ import: the collector does not move them before that returns.
withShortByteString :: ShortByteString -> (ByteArray# -> Word -> IO r) -> IO r
withShortByteString (SBS array) action = action array (arrayLength (sizeofByteArray# array))
{-# INLINE withShortByteString #-}

--@end
--@arrays of arrays
-- | An array of arrays.
data ArrayArray = ArrayArray ArrayArray#

-- | An array of arrays that changes.
data MutableArrayArray s = MutableArrayArray (MutableArrayArray# s)

-- | Lends the array where it lies, to an @unsafe@ import: the collector does not move it before that returns.
withArrayArray :: ArrayArray -> (ArrayArray# -> Word -> IO r) -> IO r
withArrayArray (ArrayArray array) action = action array (arrayLength (sizeofArrayArray# array))
{-# INLINE withArrayArray #-}

-- | Like 'withArrayArray'.
withMutableArrayArray
  :: MutableArrayArray RealWorld -> (MutableArrayArray# RealWorld -> Word -> IO r) -> IO r
withMutableArrayArray (MutableArrayArray array) action =
  action array (arrayLength (sizeofMutableArrayArray# array))
{-# INLINE withMutableArrayArray #-}

--@end
--@arrays
arrayLength :: Int# -> Word
arrayLength size = W# (int2Word# size)
{-# INLINE arrayLength #-}

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

-- | A copy of the text as UTF-8, likewise.
giveText :: Int -> Lend Text
giveText at = lending Text.encodeUtf8 (giveBytes at)

-- | A copy of the number, likewise.
giveNumber :: Storable a => Int -> Lend a
giveNumber at = Lend $ \slot number action ->
  with number $ \start -> giveCopy (sizeOf number) at slot start 1 action

--@vector
-- | A copy of the numbers, likewise.
giveVector :: forall a. Storable a => Int -> Lend (Vector a)
giveVector at = Lend $ \slot numbers action ->
  withVector numbers $ \start len -> giveCopy (sizeOf (undefined :: a)) at slot start len action

--@end
-- | Rust takes the memory over by clearing its address. What it has not taken over, because the call was refused or an
-- asynchronous exception came before it, is freed: its address is in the slot before one can come.
giveCopy :: Int -> Int -> Slot -> Ptr a -> Word -> IO r -> IO r
giveCopy size at slot start len action = bracket allocated (\_ -> address slot >>= free) $ \copy -> do
  copyBytes copy start bytes
  lendRelease slot finalizerFree action
 where
  allocated = mallocBytes (max 1 bytes) >>= \copy -> lendSlice at slot copy len (pure copy)
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

--@changed
-- | Writes a value that Rust may change to a slot, and hands out what reads it again when Rust has returned. Rust has a copy,
-- which nobody else sees.
newtype Change a = Change (forall r. Slot -> a -> (IO a -> IO r) -> IO r)

-- | A slot of so many bytes for a value that a @safe@ import changes.
withSafeChange :: Int -> Change a -> a -> (MutableByteArray# RealWorld -> IO a -> IO r) -> IO r
withSafeChange size change value action = newSafeSlot size >>= \slot -> changeIn slot change value action
{-# INLINE withSafeChange #-}

-- | A slot of so many bytes for a value that an @unsafe@ import changes.
withUnsafeChange :: Int -> Change a -> a -> (MutableByteArray# RealWorld -> IO a -> IO r) -> IO r
withUnsafeChange size change value action = newUnsafeSlot size >>= \slot -> changeIn slot change value action
{-# INLINE withUnsafeChange #-}

changeIn :: Slot -> Change a -> a -> (MutableByteArray# RealWorld -> IO a -> IO r) -> IO r
changeIn slot@(Slot array _) (Change change) value action =
  change slot value $ \changed -> action array changed <* touchSlot slot
{-# INLINE changeIn #-}

-- | A value that lies in the slot itself.
changeScalar :: Lend a -> Decode a -> Change a
changeScalar (Lend lend) (Decode decode) = Change $ \slot value action -> lend slot value (action (decode slot))
{-# INLINE changeScalar #-}

-- | A copy of the bytes, in memory of the collector's, which the resulting 'ByteString' refers to.
changeBytes :: Change ByteString
changeBytes = Change $ \slot bytes action -> do
  copy <- withBytes bytes $ \start len -> copied start (fromIntegral len)
  let len = ByteString.length bytes
  unsafeWithForeignPtr copy $ \start ->
    lendSlice 0 slot start (fromIntegral len) (action (pure (ByteString.fromForeignPtr copy 0 len)))
{-# INLINE changeBytes #-}

--@vector
-- | A copy of the numbers, likewise.
changeVector :: forall a. Storable a => Change (Vector a)
changeVector = Change $ \slot numbers action -> do
  copy <- withVector numbers $ \start len -> copied start (sizeOf (undefined :: a) * fromIntegral len)
  let len = Vector.length numbers
  unsafeWithForeignPtr copy $ \start ->
    lendSlice 0 slot start (fromIntegral len) (action (pure (Vector.unsafeFromForeignPtr0 copy len)))
{-# INLINE changeVector #-}

--@end
-- | What is read from elsewhere than the slot.
afterwards :: IO a -> Decode a
afterwards action = Decode (const action)
{-# INLINE afterwards #-}

--@end
--@closure
-- | What a token is passed as: the functions that call Haskell. Rust may keep them, in handles that attach threads, so it
-- must learn when the program ends.
tokenWord :: Ptr ()
tokenWord = unsafePerformIO $ do
  join (enter <$> newStablePtr callClosure <*> newStablePtr describeException)
  pure (exitNoted `seq` endNoted `seq` closureFunctions)
{-# NOINLINE tokenWord #-}

foreign import ccall unsafe "@PREFIX@_enter"
  enter :: StablePtr (Frame -> IO Word8) -> StablePtr (StablePtr SomeException -> Ptr () -> FunPtr Sink -> IO ()) -> IO ()

-- | What Rust calls a Haskell function with: the function, what receives a result that takes more than a word, where to,
-- and the record of its arguments, over which any other result is written.
type Frame = Ptr Word8

recordOf :: Frame -> Ptr Word8
recordOf frame = frame `plusPtr` 24
{-# INLINE recordOf #-}

-- | A Haskell function as Rust calls it.
type Closure = Frame -> IO ()

-- | How a closure's result reaches Rust.
type Answer a = Frame -> a -> IO ()

-- | Lends a function whose arguments lie in a record of so many bytes: a stable pointer, and the functions that use it.
lendClosure :: Int -> (f -> Decode (IO a)) -> Answer a -> Int -> Lend f
lendClosure size apply answer at = Lend $ \slot function action ->
  bracket (newStablePtr (closureOf size apply answer function)) freeStablePtr $ \closure ->
    passClosure at slot closure action
{-# INLINE lendClosure #-}

-- | Likewise for Rust to keep. Rust takes the function over by clearing the pointer; what it has not taken over, because the
-- call was refused or an asynchronous exception came before it, is released: the pointer is in the slot before one can come.
giveClosure :: Int -> (f -> Decode (IO a)) -> Answer a -> Int -> Lend f
giveClosure size apply answer at = Lend $ \slot function action ->
  bracket
    (newStablePtr (closureOf size apply answer function) >>= \closure -> passClosure at slot closure (pure closure))
    (\closure -> pointer slot >>= \left -> unless (left == nullPtr) (freeStablePtr closure))
    (const action)
 where
  Decode pointer = ptrAt at
{-# INLINE giveClosure #-}

passClosure :: Int -> Slot -> StablePtr Closure -> IO r -> IO r
passClosure at slot closure action =
  first slot (castStablePtrToPtr closure) (second slot tokenWord action)
 where
  Lend first = lendPtr at
  Lend second = lendPtr (at + 8)
{-# INLINE passClosure #-}

-- | What ends when the program does, before GHC's runtime is taken apart: from then on Rust's threads leave it alone.
exitNoted :: StablePtr (ForeignPtr ())
exitNoted = unsafePerformIO (newForeignPtr exited nullPtr >>= newStablePtr)
{-# NOINLINE exitNoted #-}

foreign import ccall "&@PREFIX@_exited"
  exited :: FinalizerPtr ()

-- | Inlined, so that reading the arguments and writing the result is known code.
closureOf :: Int -> (f -> Decode (IO a)) -> Answer a -> f -> Closure
closureOf size apply answer function = \frame -> do
  slot <- newUnsafeSlot size
  copyToSlot (recordOf frame) size slot
  action <- decode slot
  action >>= answer frame
 where
  Decode decode = apply function
{-# INLINE closureOf #-}

-- | Arguments that own memory of Rust's. Nobody knows this thread yet who could throw to it before they are read.
takingOver :: Decode a -> Decode a
takingOver (Decode decode) = Decode $ \slot -> IO (maskAsyncExceptions# (unIO (decode slot)))
{-# INLINE takingOver #-}

copyToSlot :: Ptr Word8 -> Int -> Slot -> IO ()
copyToSlot (Ptr from) (I# size) (Slot slot _) = IO $ \s ->
  (# copyAddrToByteArray# from slot 0# size s, () #)

-- | Text that is lent for the call, copied.
lentTextAt :: Int -> Decode Text
lentTextAt = lentAt copyText

-- | Bytes that are lent for the call, copied.
lentBytesAt :: Int -> Decode ByteString
lentBytesAt = lentAt (curry ByteString.packCStringLen)

--@vector
-- | Numbers that are lent for the call, copied.
lentVectorAt :: forall a. Storable a => Int -> Decode (Vector a)
lentVectorAt = lentAt $ \start len -> do
  bytes <- ByteString.packCStringLen (start, len * sizeOf (undefined :: a))
  let (numbers, _, _) = ByteString.toForeignPtr bytes
  pure (Vector.unsafeFromForeignPtr0 (castForeignPtr numbers) len)

--@end
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

-- | The index of the constructor.
answerEnum :: Enum a => Answer a
answerEnum frame = answerStorable frame . enumWord
{-# INLINE answerEnum #-}

-- | A number.
answerStorable :: Storable a => Answer a
answerStorable = poke . castPtr . recordOf
{-# INLINE answerStorable #-}

-- | Any other value, in a slot of so many bytes, which Rust reads while it is lent.
answerLent :: Int -> Lend a -> Answer a
answerLent size lend frame value = do
  receive <- peekByteOff frame 8
  refused <- withUnsafeSlot size lend value (receiveBy receive frame)
  unless (refused == 0) . throwIO $
    InvalidArgument "result of a closure: it is no value of Rust's type, such as a Char that is a surrogate"
{-# INLINE answerLent #-}

-- | Reads a result, and answers 0 unless it is none.
type Receive = Frame -> MutableByteArray# RealWorld -> IO Word

foreign import ccall unsafe "dynamic"
  receiveBy :: FunPtr Receive -> Receive

-- | What Rust calls with a frame. Whatever the function throws goes to Rust as a value, since it must not unwind through it.
-- So does what another thread throws to this one until the function has returned; after that, there is no more code at which
-- it could arrive.
callClosure :: Frame -> IO Word8
callClosure frame = (call >> pure 0) `catch` thrown
 where
  call = peek (castPtr frame) >>= deRefStablePtr >>= \closure -> closure frame
  thrown exception = do
    newStablePtr (exception :: SomeException) >>= poke (castPtr (recordOf frame))
    1 <$ drained

-- | For a thread that Rust began, which is about to end, and masks: what other threads have thrown to it has nobody to go to.
-- Delivered later, outside of any handler, it would end the program.
drained :: IO ()
drained = unmasked (pure ()) `catch` next
 where
  next :: SomeException -> IO ()
  next _ = drained

unmasked :: IO a -> IO a
unmasked (IO action) = IO (unmaskAsyncExceptions# action)
{-# INLINE unmasked #-}

-- | Takes bytes while they are lent.
type Sink = Ptr () -> Ptr Word8 -> Word -> IO ()

foreign import ccall unsafe "dynamic"
  sendTo :: FunPtr Sink -> Sink

-- | Writes an exception's text to Rust.
describeException :: StablePtr SomeException -> Ptr () -> FunPtr Sink -> IO ()
describeException stable sink write = IO $ maskAsyncExceptions# (unIO described)
 where
  described = do
    text <- unmasked (deRefStablePtr stable >>= describe) `catch` undescribed
    withBytes text (sendTo write sink)
    drained
  undescribed :: SomeException -> IO ByteString
  undescribed _ = pure "an exception that cannot be shown"
  -- Of what was thrown: from GHC 9.10 on, a 'SomeException' may display where it was thrown as well.
  describe (SomeException exception) = evaluate (Text.encodeUtf8 (Text.pack (displayException exception)))

-- | What calls the two functions above, and what else Rust needs of GHC's runtime, as a table.
foreign import ccall "&@PREFIX@_functions"
  closureFunctions :: Ptr ()

--@end
--@capi
foreign import capi unsafe "@HEADER@ @PREFIX@_release_escaped"
--@end
--@no capi
foreign import ccall unsafe "@PREFIX@_release_escaped"
--@end
  releaseEscaped :: Ptr Word8 -> IO Word

--@capi
foreign import capi unsafe "@HEADER@ @PREFIX@_release_1"
--@end
--@no capi
foreign import ccall unsafe "@PREFIX@_release_1"
--@end
  release :: CSize -> Ptr CChar -> IO ()

foreign import ccall "&@PREFIX@_finalize_1"
  finalizeBytes :: FinalizerEnvPtr () Word8
--@vector

foreign import ccall "&@PREFIX@_finalize_1"
  finalize1 :: forall a. FinalizerEnvPtr () a

foreign import ccall "&@PREFIX@_finalize_2"
  finalize2 :: forall a. FinalizerEnvPtr () a

foreign import ccall "&@PREFIX@_finalize_4"
  finalize4 :: forall a. FinalizerEnvPtr () a

foreign import ccall "&@PREFIX@_finalize_8"
  finalize8 :: forall a. FinalizerEnvPtr () a
--@end
