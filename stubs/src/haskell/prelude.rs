//! What Haskell's `Prelude` exports: a declaration of the same name hides it.

/// Functions.
pub(crate) const FUNCTIONS: &str = "
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

/// Functions that it exports from GHC 9.6 or 9.10 on.
pub(crate) const RECENT_FUNCTIONS: &str = "
    foldl' liftA2
";

/// Types and classes.
pub(crate) const TYPES: &str = "
    Applicative Bool Bounded Char Double Either Enum Eq FilePath Float Floating Foldable Fractional
    Functor IO IOError Int Integer Integral Maybe Monad MonadFail Monoid Num Ord Ordering Rational
    Read ReadS Real RealFloat RealFrac Semigroup Show ShowS String Traversable Word
";

/// Constructors.
pub(crate) const CONSTRUCTORS: &str = "
    EQ False GT Just Left LT Nothing Right True
";

/// The words of a list.
pub(crate) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_whitespace()
}

/// Whether a list has this word.
pub(crate) fn has(list: &'static str, name: &str) -> bool {
    words(list).any(|word| word == name)
}

/// Whether some version of the `Prelude` lacks the name.
pub(super) fn is_recent(name: &str) -> bool {
    has(RECENT_FUNCTIONS, name)
}

/// The names that a module which declares these must hide, sorted.
pub(super) fn hidden<'a>(declared: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let lists = [FUNCTIONS, RECENT_FUNCTIONS, TYPES];
    let mut hidden: Vec<_> = declared
        .filter(|name| lists.iter().any(|list| has(list, name)))
        .collect();
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}
