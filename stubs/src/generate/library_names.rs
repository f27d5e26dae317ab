//! What generated code mentions of Haskell's libraries, and of the generated package itself.

use super::known::{Source, known};
use crate::haskell::ModuleName;

/// `<Root>.Foreign`, the imports.
pub(super) const FOREIGN: ModuleName = ModuleName::Below("Foreign");

/// How it is imported.
pub(super) const FOREIGN_QUALIFIER: &str = "Foreign";

const EXPORTS_OF_GHC: ModuleName = ModuleName::Of("GHC.Exts");

known! {
    /// All but what only arrays of GHC's heap take.
    ALL:
    Source::Prelude => {
        type BOOL = "Bool";
        type BOUNDED = "Bounded";
        type CHAR = "Char";
        type DOUBLE = "Double";
        type EITHER = "Either";
        type ENUM = "Enum";
        type EQ = "Eq";
        type FLOAT = "Float";
        type INT = "Int";
        type IO = "IO";
        type MAYBE = "Maybe";
        type ORD = "Ord";
        type SHOW_CLASS = "Show";
        type WORD = "Word";
        constructor FALSE = "False";
        constructor TRUE = "True";
        value PURE = "pure";
        value SHOW = "show";
    }
    Source::Module(ModuleName::Of("Control.Exception")) => {
        type EXCEPTION = "Exception";
        type SOME_EXCEPTION = "SomeException";
        value BRACKET = "bracket";
        value DISPLAY_EXCEPTION = "displayException" in "Exception";
    }
    Source::Module(ModuleName::Of("Control.Monad.ST")) => {
        type REAL_WORLD = "RealWorld";
    }
    Source::Module(ModuleName::Of("Data.ByteString")) => {
        type BYTE_STRING = "ByteString";
    }
    Source::Qualified(ModuleName::Of("Data.ByteString.Char8"), "Char8") => {
        value PACK_BYTES = "pack";
    }
    Source::Module(ModuleName::Of("Data.Int")) => {
        type INT16 = "Int16";
        type INT32 = "Int32";
        type INT64 = "Int64";
        type INT8 = "Int8";
    }
    Source::Module(ModuleName::Of("Data.Text")) => {
        type TEXT = "Text";
    }
    Source::Qualified(ModuleName::Of("Data.Text"), "Text") => {
        value PACK_TEXT = "pack";
        value UNPACK_TEXT = "unpack";
    }
    Source::Module(ModuleName::Of("Data.Vector.Storable")) => {
        type VECTOR = "Vector";
    }
    Source::Module(ModuleName::Of("Data.Word")) => {
        type WORD16 = "Word16";
        type WORD32 = "Word32";
        type WORD64 = "Word64";
        type WORD8 = "Word8";
    }
    Source::Module(ModuleName::Of("Foreign.C.ConstPtr")) => {
        type CONST_PTR_OF_BASE = "ConstPtr";
        constructor CONST_PTR_CONSTRUCTOR_OF_BASE = "ConstPtr" in "ConstPtr";
    }
    Source::Module(ModuleName::Of("Foreign.ForeignPtr")) => {
        type FINALIZER_PTR = "FinalizerPtr";
        type FOREIGN_PTR = "ForeignPtr";
    }
    Source::Module(ModuleName::Of("Foreign.Ptr")) => {
        type PTR = "Ptr";
    }
    Source::Qualified(ModuleName::Of("GHC.Float"), "Float") => {
        value FLOAT_OF_BITS = "castWord32ToFloat";
        value DOUBLE_OF_BITS = "castWord64ToDouble";
    }
    Source::Module(EXPORTS_OF_GHC) => {
        type BYTE_ARRAY_HASH = "ByteArray#";
        type MUTABLE_BYTE_ARRAY_HASH = "MutableByteArray#";
        type ARRAY_HASH = "Array#";
        type MUTABLE_ARRAY_HASH = "MutableArray#";
        type SMALL_ARRAY_HASH = "SmallArray#";
        type SMALL_MUTABLE_ARRAY_HASH = "SmallMutableArray#";
        type REAL_WORLD_OF_GHC = "RealWorld";
    }
    // From GHC 9.4 on they are newtypes, whose constructors must be in scope for a foreign import; before that they have none
    // that an import list could name.
    Source::Qualified(EXPORTS_OF_GHC, "Exts") => {
        type ARRAY_ARRAY_HASH = "ArrayArray#";
        type MUTABLE_ARRAY_ARRAY_HASH = "MutableArrayArray#";
    }
    Source::Qualified(FOREIGN, FOREIGN_QUALIFIER) => {
        constructor CONST_PTR_CONSTRUCTOR = "ConstPtr";
    }
    // Of base, or declared where base does not have it.
    Source::Local => {
        type CONST_PTR = "ConstPtr";
    }
}

known! {
    /// Types that users see where arrays of GHC's heap cross.
    OF_ARRAYS:
    Source::Module(ModuleName::Of("Data.ByteString.Short")) => {
        type SHORT_BYTE_STRING = "ShortByteString";
    }
    Source::Module(ModuleName::Of("Data.Primitive")) => {
        type ARRAY = "Array";
        type BYTE_ARRAY = "ByteArray";
        type MUTABLE_ARRAY = "MutableArray";
        type MUTABLE_BYTE_ARRAY = "MutableByteArray";
        type SMALL_ARRAY = "SmallArray";
        type SMALL_MUTABLE_ARRAY = "SmallMutableArray";
    }
}

known! {
    /// Classes of which objects have instances, and their methods.
    OF_INSTANCES:
    Source::Prelude => {
        type MONOID = "Monoid";
        type SEMIGROUP = "Semigroup";
        value APPEND = "<>";
        value COMPARE = "compare";
        value EQUAL = "==";
        value MAX_BOUND = "maxBound";
        value MEMPTY = "mempty";
        value MIN_BOUND = "minBound";
        value SHOWS_PREC = "showsPrec";
    }
    Source::Qualified(EXPORTS_OF_GHC, "Exts") => {
        type IS_LIST = "IsList";
        type ITEM = "Item";
        value FROM_LIST = "fromList";
        value TO_LIST = "toList";
    }
    Source::Qualified(ModuleName::Of("Data.ByteString"), "ByteString") => {
        value PACK = "pack";
        value UNPACK = "unpack";
    }
    Source::Qualified(ModuleName::Of("Data.Vector.Storable"), "Vector") => {
        value LIST_TO_VECTOR = "fromList";
        value VECTOR_TO_LIST = "toList";
    }
    Source::Qualified(ModuleName::Of("Control.DeepSeq"), "DeepSeq") => {
        type NF_DATA = "NFData";
        value RNF = "rnf";
        value RWHNF = "rwhnf";
    }
    Source::Qualified(ModuleName::Of("Data.Hashable"), "Hashable") => {
        type HASHABLE = "Hashable";
        value HASH_WITH_SALT = "hashWithSalt";
    }
}

known! {
    /// What data types and enums take.
    OF_TYPES:
    Source::Module(ModuleName::Of("GHC.Generics")) => {
        type GENERIC = "Generic";
    }
}

known! {
    /// What only data, lists and maps take.
    OF_DATA:
    Source::Prelude => {
        value NO_WRITES = "mempty";
    }
    Source::Qualified(ModuleName::Of("Data.Map.Strict"), "Map") => {
        value MAP_FROM_LIST = "fromList";
        value MAP_TO_LIST = "toList";
    }
    Source::Qualified(ModuleName::Of("Data.Set"), "Set") => {
        value SET_FROM_LIST = "fromList";
        value SET_TO_LIST = "toList";
    }
    Source::Qualified(ModuleName::Of("Data.Vector"), "Boxed") => {
        type BOXED_VECTOR = "Vector";
        value BOXED_FROM_LIST = "fromList";
        value BOXED_TO_LIST = "toList";
    }
    Source::Module(ModuleName::Of("Foreign.Storable")) => {
        type STORABLE = "Storable";
        value SIZE_OF = "sizeOf" in "Storable";
        value ALIGNMENT = "alignment" in "Storable";
        value PEEK_METHOD = "peek" in "Storable";
        value POKE_METHOD = "poke" in "Storable";
        value PEEK_BYTE_OFF = "peekByteOff" in "Storable";
        value POKE_BYTE_OFF = "pokeByteOff" in "Storable";
    }
}

known! {
    /// Types that users see where maps and sets cross.
    OF_COLLECTIONS:
    Source::Module(ModuleName::Of("Data.Map.Strict")) => {
        type MAP = "Map";
    }
    Source::Module(ModuleName::Of("Data.Set")) => {
        type SET = "Set";
    }
}

known! {
    /// Types that users see where numbers of 128 bits and orderings cross.
    OF_NUMBERS:
    Source::Prelude => {
        type INTEGER = "Integer";
        type ORDERING = "Ordering";
    }
    Source::Module(ModuleName::Of("Numeric.Natural")) => {
        type NATURAL = "Natural";
    }
}

known! {
    /// Classes of a type of actions that is the package's own.
    OF_ACTIONS:
    Source::Prelude => {
        type APPLICATIVE = "Applicative";
        type FUNCTOR = "Functor";
        type MONAD = "Monad";
    }
}

known! {
    /// The type of variables that Rust fills.
    OF_WAKERS:
    Source::Module(ModuleName::Of("Control.Concurrent.MVar")) => {
        type MVAR = "MVar";
    }
}
