//! Names that generated modules have in scope, which a user's name may hide or must not take.
//!
//! Each list is one string of words.

/// The words of a list.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_whitespace()
}

/// Whether a list has this word.
pub(super) fn has(list: &'static str, name: &str) -> bool {
    words(list).any(|word| word == name)
}

/// Functions that Haskell's `Prelude` exports. An export of the same name hides it.
pub(super) const PRELUDE: &str = "
    abs acos acosh all and any appendFile asTypeOf asin asinh atan atan2 atanh break ceiling
    compare concat concatMap const cos cosh curry cycle decodeFloat div divMod drop dropWhile
    either elem encodeFloat enumFrom enumFromThen enumFromThenTo enumFromTo error
    errorWithoutStackTrace even exp exponent fail filter flip floatDigits floatRadix floatRange
    floor fmap foldMap foldl foldr foldl1 foldr1 fromEnum fromInteger fromIntegral fromRational
    fst gcd getChar getContents getLine head id init interact ioError isDenormalized isIEEE
    isInfinite isNaN isNegativeZero iterate last lcm length lex lines log logBase lookup map
    mapM mapM_ mappend max maxBound maximum maybe mconcat mempty min minBound minimum mod negate
    not notElem null odd or otherwise pi pred print product properFraction pure putChar putStr
    putStrLn quot quotRem read readFile readIO readList readLn readParen reads readsPrec
    realToFrac recip rem repeat replicate return reverse round scaleFloat scanl scanl1 scanr
    scanr1 seq sequence sequenceA sequence_ show showChar showList showParen showString shows
    showsPrec significand signum sin sinh snd span splitAt sqrt subtract succ sum tail take
    takeWhile tan tanh toEnum toInteger toRational traverse truncate uncurry undefined unlines
    until unwords unzip unzip3 userError words writeFile zip zip3 zipWith zipWith3
";

/// Functions that the `Prelude` exports from GHC 9.6 or 9.10 on.
pub(super) const LATER_PRELUDE: &str = "
    foldl' liftA2
";

/// Functions of the `Prelude` that generated code calls. They cannot be hidden.
pub(super) const PRELUDE_IN_USE: &str = "
    show pure
";

/// Types and classes that the `Prelude` exports and generated code does not use. A type of the same name hides them.
pub(super) const PRELUDE_TYPES: &str = "
    Applicative FilePath Floating Foldable Fractional Functor IOError Integer Integral Monad
    MonadFail Monoid Num Ordering Rational Read ReadS Real RealFloat RealFrac Semigroup ShowS
    String Traversable
";

/// Types and classes that generated code uses.
pub(super) const TYPES: &str = "
    Bool Bounded ByteString CallStopped CallbackDepthExceeded Char ConstPtr Decode Double Either Enum Eq Exception
    FinalizerPtr Float
    ForeignPtr IO Int Items Int16 Int32 Int64 Int8 InvalidArgument Maybe MutableByteArray
    ObjectError Ord Ptr RealWorld RustPanic Show SomeException Text Utf8Array Vector Word Word16 Word32 Word64 Word8
";

/// Types that generated code uses where arrays cross.
pub(super) const ARRAY_TYPES: &str = "
    Array ArrayArray ByteArray MutableArray MutableArrayArray ShortByteString SmallArray
    SmallMutableArray
";

/// Constructors that every Haskeller takes for granted.
pub(super) const CONSTRUCTORS: &str = "
    CallStopped CallbackDepthExceeded ConstPtr EQ False GT InvalidArgument Just Left LT Nothing ObjectClosed
    ObjectElsewhere ObjectInUse ObjectPoisoned
    Right RustPanic True
";

/// Modules that generated code imports.
pub(super) const MODULES: &str = "
    Control.Concurrent Control.Exception Control.Monad Control.Monad.ST Data.Bits Data.ByteString Data.ByteString.Char8 Data.ByteString.Internal Data.ByteString.Short Data.ByteString.Short.Internal Data.ByteString.Unsafe Data.Char Data.Int Data.IORef Control.Concurrent.MVar Data.List
    Data.Primitive Data.Text Data.Text.Array Data.Text.Encoding Data.Text.Internal Data.Vector.Storable Data.Word
    Foreign.C.ConstPtr Foreign.C.Types Foreign.Concurrent Foreign.ForeignPtr
    Foreign.Marshal.Alloc Foreign.Marshal.Utils Foreign.Ptr
    Foreign.StablePtr Foreign.Storable GHC.Exts GHC.Float GHC.ForeignPtr GHC.IO GHC.Int GHC.Stable
    GHC.Word Prelude System.IO.Unsafe
";

/// Words that are no names in Haskell, and those that its extensions reserve.
pub(super) const KEYWORDS: &str = "
    case class data default deriving do else family forall foreign if import in infix infixl
    infixr instance let mdo module newtype of pattern proc rec static then type where _
";

/// What `<Root>` imports from other modules, unqualified.
pub(super) const SUPPORT: &str = "
    afterwards answerBool answerChar answerEnum answerLent answerStorable answerUnit boolAt
    boolResult boolWord bracket bytesAt callAside callAsideInSlot callSafe callStoppedAt
    callUnsafe cancellably changeBytes changeScalar changeVector charAt charResult charWord
    concurrentObjectAt displayException doubleAt doubleResult enumAt enumResult enumWord
    evaluated evaluatedMaybe exceptionAt floatAt floatResult foldItems forItems_ giveBytes
    giveClosure giveNumber giveText giveVector heeding inBoundThread int16At int32At int64At
    int8At intAt intResult interruptibly invalidArgumentMessage itemsToList lateObjectAt leafPurely
    lendBool lendBytes lendChar lendClosure lendDouble lendEnum lendFloat lendInt lendInt16
    lendInt32 lendInt64 lendInt8 lendMaybe lendObject lendText lendUnit lendVector lendWord
    lendWord16 lendWord32 lendWord64 lendWord8 lending lentBytesAt lentTextAt lentVectorAt
    mask_ maybeAt nextItem objectAt objectErrorMessage orRethrow orThrow purely
    releasedBytesAt releasedTextAt releasedVectorAt rustPanicLocation rustPanicMessage
    safeItemsAt takingOver textAt tokenWord trySafe tryUnsafe unitAt unitResult unsafeItemsAt
    variantAt vectorAt withArray withArrayArray withByteArray withBytes withMutableArray
    withMutableArrayArray withMutableByteArray withObject withPinnedByteArray
    withPinnedMutableByteArray withSafeChange withSafeSlot withShortByteString withSmallArray
    withSmallMutableArray withText withUnsafeChange withUnsafeSlot withUtf8 withVector
    word16At word32At word64At word8At wordAt
";
