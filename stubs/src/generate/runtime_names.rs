//! What generated code mentions of the runtime: each name once, with its module.
//!
//! To move a name to another module, move its line; to give a function the library as its first argument, write `(library)`
//! behind it. Import lists, calls and the names that a user's must not take follow.

use super::known::{Source, known};
use super::library_names::{FOREIGN, FOREIGN_QUALIFIER};
use crate::haskell::ModuleName;

/// The module of the type of actions, where a package has its own.
pub(super) const ACTIONS: ModuleName = ModuleName::Below("Runtime");

const RUNTIME: ModuleName = ModuleName::Below("Runtime");

known! {
    /// All but what only arrays of arrays take.
    ALL:
    // What stands for the library.
    Source::Qualified(FOREIGN, FOREIGN_QUALIFIER) => {
        value LIBRARY = "library";
    }
    // What users see.
    Source::Module(RUNTIME) => {
        type RUST_PANIC = "RustPanic";
        constructor RUST_PANIC_CONSTRUCTOR = "RustPanic" in "RustPanic";
        value RUST_PANIC_MESSAGE = "rustPanicMessage" in "RustPanic";
        value RUST_PANIC_LOCATION = "rustPanicLocation" in "RustPanic";
        type INVALID_ARGUMENT = "InvalidArgument";
        constructor INVALID_ARGUMENT_CONSTRUCTOR = "InvalidArgument" in "InvalidArgument";
        value INVALID_ARGUMENT_MESSAGE = "invalidArgumentMessage" in "InvalidArgument";
        type OBJECT_ERROR = "ObjectError";
        constructor OBJECT_CLOSED = "ObjectClosed" in "ObjectError";
        constructor OBJECT_ELSEWHERE = "ObjectElsewhere" in "ObjectError";
        constructor OBJECT_IN_USE = "ObjectInUse" in "ObjectError";
        constructor OBJECT_POISONED = "ObjectPoisoned" in "ObjectError";
        value OBJECT_ERROR_MESSAGE = "objectErrorMessage" in "ObjectError";
        type CALL_STOPPED = "CallStopped";
        constructor CALL_STOPPED_CONSTRUCTOR = "CallStopped" in "CallStopped";
        type CALLBACK_DEPTH_EXCEEDED = "CallbackDepthExceeded";
        constructor CALLBACK_DEPTH_EXCEEDED_CONSTRUCTOR =
            "CallbackDepthExceeded" in "CallbackDepthExceeded";
        type ITEMS = "Items";
        value NEXT_ITEM = "nextItem";
        value FOLD_ITEMS = "foldItems";
        value FOR_ITEMS = "forItems_";
        value ITEMS_TO_LIST = "itemsToList";
    }
    // Calls.
    Source::Module(RUNTIME) => {
        value CALL_SAFE = "callSafe";
        value CALL_UNSAFE = "callUnsafe";
        value TRY_SAFE = "trySafe";
        value TRY_UNSAFE = "tryUnsafe";
        value OR_THROW = "orThrow";
        value OR_RETHROW = "orRethrow";
        value PURELY = "purely";
        value LEAF_PURELY = "leafPurely";
        value IN_BOUND_THREAD = "inBoundThread";
        value INTERRUPTIBLY = "interruptibly";
        value CANCELLABLY = "cancellably";
        value CALL_ASIDE = "callAside";
        value CALL_ASIDE_IN_SLOT = "callAsideInSlot";
        value EVALUATED = "evaluated";
        value EVALUATED_MAYBE = "evaluatedMaybe";
    }
    // Results in a register.
    Source::Module(RUNTIME) => {
        value UNIT_RESULT = "unitResult";
        value BOOL_RESULT = "boolResult";
        value CHAR_RESULT = "charResult";
        value INT_RESULT = "intResult";
        value FLOAT_RESULT = "floatResult";
        value DOUBLE_RESULT = "doubleResult";
        value ENUM_RESULT = "enumResult";
    }
    // Results in a slot.
    Source::Module(RUNTIME) => {
        type DECODE = "Decode";
        value UNIT_AT = "unitAt";
        value BOOL_AT = "boolAt";
        value CHAR_AT = "charAt";
        value INT8_AT = "int8At";
        value INT16_AT = "int16At";
        value INT32_AT = "int32At";
        value INT64_AT = "int64At";
        value INT_AT = "intAt";
        value WORD8_AT = "word8At";
        value WORD16_AT = "word16At";
        value WORD32_AT = "word32At";
        value WORD64_AT = "word64At";
        value WORD_AT = "wordAt";
        value FLOAT_AT = "floatAt";
        value DOUBLE_AT = "doubleAt";
        value TEXT_AT = "textAt";
        value BYTES_AT = "bytesAt";
        value VECTOR_AT = "vectorAt";
        value RELEASED_BYTES_AT = "releasedBytesAt";
        value RELEASED_TEXT_AT = "releasedTextAt";
        value RELEASED_VECTOR_AT = "releasedVectorAt";
        value LENT_BYTES_AT = "lentBytesAt";
        value LENT_TEXT_AT = "lentTextAt";
        value LENT_VECTOR_AT = "lentVectorAt";
        value MAYBE_AT = "maybeAt";
        value ENUM_AT = "enumAt";
        value VARIANT_AT = "variantAt";
        value OBJECT_AT = "objectAt";
        value CONCURRENT_OBJECT_AT = "concurrentObjectAt";
        value LATE_OBJECT_AT = "lateObjectAt";
        value EXCEPTION_AT = "exceptionAt";
        value CALL_STOPPED_AT = "callStoppedAt";
        value SAFE_ITEMS_AT = "safeItemsAt";
        value UNSAFE_ITEMS_AT = "unsafeItemsAt";
    }
    // Arguments in registers.
    Source::Module(RUNTIME) => {
        value TOKEN_WORD = "tokenWord";
        value BOOL_WORD = "boolWord";
        value CHAR_WORD = "charWord";
        value ENUM_WORD = "enumWord";
        value WITH_TEXT = "withText";
        value WITH_BYTES = "withBytes";
        value WITH_VECTOR = "withVector";
        value WITH_UTF8 = "withUtf8";
        value WITH_OBJECT = "withObject";
        type UTF8_ARRAY = "Utf8Array";
        value WITH_ARRAY = "withArray";
        value WITH_ARRAY_ARRAY = "withArrayArray";
        value WITH_BYTE_ARRAY = "withByteArray";
        value WITH_MUTABLE_ARRAY = "withMutableArray";
        value WITH_MUTABLE_ARRAY_ARRAY = "withMutableArrayArray";
        value WITH_MUTABLE_BYTE_ARRAY = "withMutableByteArray";
        value WITH_PINNED_BYTE_ARRAY = "withPinnedByteArray";
        value WITH_PINNED_MUTABLE_BYTE_ARRAY = "withPinnedMutableByteArray";
        value WITH_SHORT_BYTE_STRING = "withShortByteString";
        value WITH_SMALL_ARRAY = "withSmallArray";
        value WITH_SMALL_MUTABLE_ARRAY = "withSmallMutableArray";
    }
    // Arguments in slots.
    Source::Module(RUNTIME) => {
        value WITH_SAFE_SLOT = "withSafeSlot";
        value WITH_UNSAFE_SLOT = "withUnsafeSlot";
        value LEND_UNIT = "lendUnit";
        value LEND_BOOL = "lendBool";
        value LEND_CHAR = "lendChar";
        value LEND_INT8 = "lendInt8";
        value LEND_INT16 = "lendInt16";
        value LEND_INT32 = "lendInt32";
        value LEND_INT64 = "lendInt64";
        value LEND_INT = "lendInt";
        value LEND_WORD8 = "lendWord8";
        value LEND_WORD16 = "lendWord16";
        value LEND_WORD32 = "lendWord32";
        value LEND_WORD64 = "lendWord64";
        value LEND_WORD = "lendWord";
        value LEND_FLOAT = "lendFloat";
        value LEND_DOUBLE = "lendDouble";
        value LEND_TEXT = "lendText";
        value LEND_BYTES = "lendBytes";
        value LEND_VECTOR = "lendVector";
        value LEND_MAYBE = "lendMaybe";
        value LEND_ENUM = "lendEnum";
        value LEND_OBJECT = "lendObject";
        value LENDING = "lending";
        value GIVE_BYTES = "giveBytes";
        value GIVE_TEXT = "giveText";
        value GIVE_VECTOR = "giveVector";
        value GIVE_NUMBER = "giveNumber";
    }
    // Closures.
    Source::Module(RUNTIME) => {
        value LEND_CLOSURE = "lendClosure";
        value GIVE_CLOSURE = "giveClosure";
        value HEEDING = "heeding";
        value TAKING_OVER = "takingOver";
        value ANSWER_UNIT = "answerUnit";
        value ANSWER_BOOL = "answerBool";
        value ANSWER_CHAR = "answerChar";
        value ANSWER_STORABLE = "answerStorable";
        value ANSWER_ENUM = "answerEnum";
        value ANSWER_LENT = "answerLent";
    }
    // What Rust changes.
    Source::Module(RUNTIME) => {
        value WITH_SAFE_CHANGE = "withSafeChange";
        value WITH_UNSAFE_CHANGE = "withUnsafeChange";
        value CHANGE_SCALAR = "changeScalar";
        value CHANGE_BYTES = "changeBytes";
        value CHANGE_VECTOR = "changeVector";
        value AFTERWARDS = "afterwards";
    }
}

known! {
    /// Types that users see where arrays of arrays cross.
    OF_ARRAYS:
    Source::Module(RUNTIME) => {
        type ARRAY_ARRAY = "ArrayArray";
        constructor ARRAY_ARRAY_CONSTRUCTOR = "ArrayArray" in "ArrayArray";
        type MUTABLE_ARRAY_ARRAY = "MutableArrayArray";
        constructor MUTABLE_ARRAY_ARRAY_CONSTRUCTOR = "MutableArrayArray" in "MutableArrayArray";
    }
}
