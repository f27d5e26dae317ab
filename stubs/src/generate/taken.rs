//! Names of packages and modules that Haskell programs have from elsewhere, so that no generated package can have them.

/// Packages that come with GHC, and those that generated packages depend on. A package of one of these names in a
/// `cabal.project` is taken in place of the true one, by everything that depends on it.
pub(super) const PACKAGES: &str = "
    Cabal Cabal-syntax Win32 array base binary bytestring containers deepseq directory exceptions
    file-io filepath ghc ghc-bignum ghc-boot ghc-boot-th ghc-compact ghc-experimental ghc-heap
    ghc-internal ghc-platform ghc-prim ghc-toolchain ghci haddock-api haddock-library hashable
    haskeline hpc hsffi integer-gmp integer-simple libiserv mtl os-string parsec pretty primitive
    process rts semaphore-compat stm system-cxx-std-lib template-haskell template-haskell-lift
    template-haskell-quasi terminfo text time transformers unix vector vector-stream xhtml
";

/// Beginnings of module names that belong to GHC and to Cabal.
pub(super) const MODULES_OF_TOOLS: [&str; 3] = ["GHC.", "Paths_", "PackageInfo_"];

/// Modules of packages that come with GHC or that generated packages depend on, of the versions from GHC 9.0 to 9.10. A
/// program cannot import a module by a name that two of its packages have. `Main` is each program's own.
pub(super) const MODULES: &str = "
    Control.Applicative Control.Applicative.Backwards Control.Applicative.Lift Control.Arrow
    Control.Category Control.Concurrent Control.Concurrent.Chan Control.Concurrent.MVar
    Control.Concurrent.QSem Control.Concurrent.QSemN Control.Concurrent.STM
    Control.Concurrent.STM.TArray Control.Concurrent.STM.TBQueue Control.Concurrent.STM.TChan
    Control.Concurrent.STM.TMVar Control.Concurrent.STM.TQueue Control.Concurrent.STM.TSem
    Control.Concurrent.STM.TVar Control.DeepSeq Control.Exception Control.Exception.Base
    Control.Monad Control.Monad.Accum Control.Monad.Catch Control.Monad.Catch.Pure
    Control.Monad.Cont Control.Monad.Cont.Class Control.Monad.Error Control.Monad.Error.Class
    Control.Monad.Except Control.Monad.Fail Control.Monad.Fix Control.Monad.IO.Class
    Control.Monad.Identity Control.Monad.Instances Control.Monad.List Control.Monad.Primitive
    Control.Monad.RWS Control.Monad.RWS.Class Control.Monad.RWS.Lazy Control.Monad.RWS.Strict
    Control.Monad.Reader Control.Monad.Reader.Class Control.Monad.ST Control.Monad.ST.Lazy
    Control.Monad.ST.Lazy.Safe Control.Monad.ST.Lazy.Unsafe Control.Monad.ST.Safe
    Control.Monad.ST.Strict Control.Monad.ST.Unsafe Control.Monad.STM Control.Monad.Select
    Control.Monad.Signatures Control.Monad.State Control.Monad.State.Class Control.Monad.State.Lazy
    Control.Monad.State.Strict Control.Monad.Trans Control.Monad.Trans.Accum
    Control.Monad.Trans.Class Control.Monad.Trans.Cont Control.Monad.Trans.Error
    Control.Monad.Trans.Except Control.Monad.Trans.Identity Control.Monad.Trans.List
    Control.Monad.Trans.Maybe Control.Monad.Trans.RWS Control.Monad.Trans.RWS.CPS
    Control.Monad.Trans.RWS.Lazy Control.Monad.Trans.RWS.Strict Control.Monad.Trans.Reader
    Control.Monad.Trans.Select Control.Monad.Trans.State Control.Monad.Trans.State.Lazy
    Control.Monad.Trans.State.Strict Control.Monad.Trans.Writer Control.Monad.Trans.Writer.CPS
    Control.Monad.Trans.Writer.Lazy Control.Monad.Trans.Writer.Strict Control.Monad.Writer
    Control.Monad.Writer.Class Control.Monad.Writer.Lazy Control.Monad.Writer.Strict
    Control.Monad.Zip Data.Array Data.Array.Base Data.Array.Byte Data.Array.IArray Data.Array.IO
    Data.Array.IO.Internals Data.Array.IO.Safe Data.Array.MArray Data.Array.MArray.Safe
    Data.Array.ST Data.Array.ST.Safe Data.Array.Storable Data.Array.Storable.Internals
    Data.Array.Storable.Safe Data.Array.Unboxed Data.Array.Unsafe Data.Bifoldable Data.Bifunctor
    Data.Binary Data.Binary.Builder Data.Binary.Get Data.Binary.Get.Internal Data.Binary.Put
    Data.Bitraversable Data.Bits Data.Bool Data.ByteString Data.ByteString.Builder
    Data.ByteString.Builder.Extra Data.ByteString.Builder.Internal Data.ByteString.Builder.Prim
    Data.ByteString.Builder.Prim.Internal Data.ByteString.Char8 Data.ByteString.Internal
    Data.ByteString.Lazy Data.ByteString.Lazy.Builder Data.ByteString.Lazy.Builder.ASCII
    Data.ByteString.Lazy.Builder.Extras Data.ByteString.Lazy.Char8 Data.ByteString.Lazy.Internal
    Data.ByteString.Short Data.ByteString.Short.Internal Data.ByteString.Unsafe Data.Char
    Data.Coerce Data.Complex Data.Containers.ListUtils Data.Data Data.Dynamic Data.Either Data.Eq
    Data.Fixed Data.Foldable Data.Function Data.Functor Data.Functor.Classes Data.Functor.Compose
    Data.Functor.Const Data.Functor.Constant Data.Functor.Contravariant Data.Functor.Identity
    Data.Functor.Product Data.Functor.Reverse Data.Functor.Sum Data.Functor.Unzip Data.Graph
    Data.Hashable Data.Hashable.Generic Data.Hashable.Lifted Data.IORef Data.Int Data.IntMap
    Data.IntMap.Internal Data.IntMap.Internal.Debug Data.IntMap.Lazy Data.IntMap.Merge.Lazy
    Data.IntMap.Merge.Strict Data.IntMap.Strict Data.IntMap.Strict.Internal Data.IntSet
    Data.IntSet.Internal Data.Ix Data.Kind Data.List Data.List.NonEmpty Data.Map Data.Map.Internal
    Data.Map.Internal.Debug Data.Map.Lazy Data.Map.Merge.Lazy Data.Map.Merge.Strict Data.Map.Strict
    Data.Map.Strict.Internal Data.Maybe Data.Monoid Data.Ord Data.Primitive Data.Primitive.Array
    Data.Primitive.ByteArray Data.Primitive.MVar Data.Primitive.MachDeps Data.Primitive.MutVar
    Data.Primitive.PrimArray Data.Primitive.Ptr Data.Primitive.SmallArray Data.Primitive.Types
    Data.Proxy Data.Ratio Data.STRef Data.STRef.Lazy Data.STRef.Strict Data.Semigroup Data.Sequence
    Data.Sequence.Internal Data.Sequence.Internal.Sorting Data.Set Data.Set.Internal Data.String
    Data.Text Data.Text.Array Data.Text.Encoding Data.Text.Encoding.Error Data.Text.Foreign
    Data.Text.IO Data.Text.Internal Data.Text.Internal.Builder Data.Text.Internal.Builder.Functions
    Data.Text.Internal.Builder.Int.Digits Data.Text.Internal.Builder.RealFloat.Functions
    Data.Text.Internal.ByteStringCompat Data.Text.Internal.Encoding.Fusion
    Data.Text.Internal.Encoding.Fusion.Common Data.Text.Internal.Encoding.Utf16
    Data.Text.Internal.Encoding.Utf32 Data.Text.Internal.Encoding.Utf8 Data.Text.Internal.Functions
    Data.Text.Internal.Fusion Data.Text.Internal.Fusion.CaseMapping Data.Text.Internal.Fusion.Common
    Data.Text.Internal.Fusion.Size Data.Text.Internal.Fusion.Types Data.Text.Internal.IO
    Data.Text.Internal.Lazy Data.Text.Internal.Lazy.Encoding.Fusion Data.Text.Internal.Lazy.Fusion
    Data.Text.Internal.Lazy.Search Data.Text.Internal.PrimCompat Data.Text.Internal.Private
    Data.Text.Internal.Read Data.Text.Internal.Search Data.Text.Internal.Unsafe
    Data.Text.Internal.Unsafe.Char Data.Text.Internal.Unsafe.Shift Data.Text.Internal.Validate
    Data.Text.Lazy Data.Text.Lazy.Builder Data.Text.Lazy.Builder.Int
    Data.Text.Lazy.Builder.RealFloat Data.Text.Lazy.Encoding Data.Text.Lazy.IO
    Data.Text.Lazy.Internal Data.Text.Lazy.Read Data.Text.Read Data.Text.Unsafe Data.Time
    Data.Time.Calendar Data.Time.Calendar.Easter Data.Time.Calendar.Julian
    Data.Time.Calendar.MonthDay Data.Time.Calendar.OrdinalDate Data.Time.Calendar.WeekDate
    Data.Time.Clock Data.Time.Clock.POSIX Data.Time.Clock.System Data.Time.Clock.TAI
    Data.Time.Format Data.Time.Format.ISO8601 Data.Time.Format.Internal Data.Time.LocalTime
    Data.Traversable Data.Tree Data.Tuple Data.Tuple.Experimental Data.Type.Bool Data.Type.Coercion
    Data.Type.Equality Data.Type.Ord Data.Typeable Data.Unique Data.Vector Data.Vector.Fusion.Bundle
    Data.Vector.Fusion.Bundle.Monadic Data.Vector.Fusion.Bundle.Size
    Data.Vector.Fusion.Stream.Monadic Data.Vector.Fusion.Util Data.Vector.Generic
    Data.Vector.Generic.Base Data.Vector.Generic.Mutable Data.Vector.Generic.Mutable.Base
    Data.Vector.Generic.New Data.Vector.Internal.Check Data.Vector.Mutable Data.Vector.Primitive
    Data.Vector.Primitive.Mutable Data.Vector.Storable Data.Vector.Storable.Internal
    Data.Vector.Storable.Mutable Data.Vector.Unboxed Data.Vector.Unboxed.Base
    Data.Vector.Unboxed.Mutable Data.Version Data.Void Data.Word Debug.Trace Foreign Foreign.C
    Foreign.C.ConstPtr Foreign.C.Error Foreign.C.String Foreign.C.Types Foreign.Concurrent
    Foreign.ForeignPtr Foreign.ForeignPtr.Safe Foreign.ForeignPtr.Unsafe Foreign.Marshal
    Foreign.Marshal.Alloc Foreign.Marshal.Array Foreign.Marshal.Error Foreign.Marshal.Pool
    Foreign.Marshal.Safe Foreign.Marshal.Unsafe Foreign.Marshal.Utils Foreign.Ptr Foreign.Safe
    Foreign.StablePtr Foreign.Storable GHC Language.Haskell.TH Language.Haskell.TH.CodeDo
    Language.Haskell.TH.LanguageExtensions Language.Haskell.TH.Lib Language.Haskell.TH.Lib.Internal
    Language.Haskell.TH.Ppr Language.Haskell.TH.PprLib Language.Haskell.TH.Quote
    Language.Haskell.TH.Syntax Main Numeric Numeric.Natural Prelude System.CPUTime System.Cmd
    System.Console.GetOpt System.Directory System.Directory.Internal
    System.Directory.Internal.Prelude System.Directory.OsPath System.Environment
    System.Environment.Blank System.Exit System.File.OsPath System.FilePath System.FilePath.Posix
    System.FilePath.Windows System.IO System.IO.Error System.IO.Unsafe System.Info System.Mem
    System.Mem.StableName System.Mem.Weak System.OsPath System.OsPath.Posix System.OsPath.Windows
    System.OsString System.Posix System.Posix.ByteString System.Posix.ByteString.FilePath
    System.Posix.Directory System.Posix.Directory.ByteString System.Posix.DynamicLinker
    System.Posix.DynamicLinker.ByteString System.Posix.DynamicLinker.Module
    System.Posix.DynamicLinker.Module.ByteString System.Posix.DynamicLinker.Prim System.Posix.Env
    System.Posix.Env.ByteString System.Posix.Error System.Posix.Fcntl System.Posix.Files
    System.Posix.Files.ByteString System.Posix.IO System.Posix.IO.ByteString System.Posix.Internals
    System.Posix.Process System.Posix.Process.ByteString System.Posix.Process.Internals
    System.Posix.Resource System.Posix.Semaphore System.Posix.SharedMem System.Posix.Signals
    System.Posix.Signals.Exts System.Posix.Temp System.Posix.Temp.ByteString System.Posix.Terminal
    System.Posix.Terminal.ByteString System.Posix.Time System.Posix.Types System.Posix.Unistd
    System.Posix.User System.Process System.Process.Internals System.Timeout Text.Parsec
    Text.Parsec.ByteString Text.Parsec.ByteString.Lazy Text.Parsec.Char Text.Parsec.Combinator
    Text.Parsec.Error Text.Parsec.Expr Text.Parsec.Language Text.Parsec.Perm Text.Parsec.Pos
    Text.Parsec.Prim Text.Parsec.String Text.Parsec.Text Text.Parsec.Text.Lazy Text.Parsec.Token
    Text.ParserCombinators.Parsec Text.ParserCombinators.Parsec.Char
    Text.ParserCombinators.Parsec.Combinator Text.ParserCombinators.Parsec.Error
    Text.ParserCombinators.Parsec.Expr Text.ParserCombinators.Parsec.Language
    Text.ParserCombinators.Parsec.Perm Text.ParserCombinators.Parsec.Pos
    Text.ParserCombinators.Parsec.Prim Text.ParserCombinators.Parsec.Token
    Text.ParserCombinators.ReadP Text.ParserCombinators.ReadPrec Text.PrettyPrint
    Text.PrettyPrint.Annotated Text.PrettyPrint.Annotated.HughesPJ
    Text.PrettyPrint.Annotated.HughesPJClass Text.PrettyPrint.HughesPJ
    Text.PrettyPrint.HughesPJClass Text.Printf Text.Read Text.Read.Lex Text.Show Text.Show.Functions
    Type.Reflection Type.Reflection.Unsafe Unsafe.Coerce Utils.Containers.Internal.BitQueue
    Utils.Containers.Internal.BitUtil Utils.Containers.Internal.StrictPair
";
