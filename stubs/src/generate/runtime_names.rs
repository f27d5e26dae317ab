//! What generated code mentions of the runtime, the Haskell package `hsffi`: each name once, with its module.
//!
//! To move a name to another module, move its line. What takes the library as its first argument has `(library)` behind it. Import
//! lists, calls and the names that a user's must not take follow.

use super::known::{Source, known};
use super::library_names::{FOREIGN, FOREIGN_QUALIFIER};
use crate::haskell::ModuleName;

/// The runtime's module for users.
const PUBLIC: ModuleName = ModuleName::Of("Hsffi");

const fn internal(module: &'static str) -> Source {
    Source::Module(ModuleName::Of(module))
}

known! {
    /// All but what only arrays of arrays take.
    ALL:
    // What stands for the library.
    Source::Qualified(FOREIGN, FOREIGN_QUALIFIER) => {
        value RUST_LIBRARY = "rustLibrary";
        value RUST_LIBRARY_TABLE = "rustLibraryTable";
    }
    Source::Module(PUBLIC) => {
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
        constructor CALLBACK_DEPTH_EXCEEDED_CONSTRUCTOR = "CallbackDepthExceeded" in "CallbackDepthExceeded";
        type CALLBACK_REFUSED = "CallbackRefused";
        constructor CALLBACK_REFUSED_CONSTRUCTOR = "CallbackRefused" in "CallbackRefused";
        value CALLBACK_REFUSED_MESSAGE = "callbackRefusedMessage" in "CallbackRefused";
        type ITEMS = "Items";
        value NEXT_ITEM = "nextItem";
        value FOLD_ITEMS = "foldItems";
        value FOR_ITEMS = "forItems_";
        value ITEMS_TO_LIST = "itemsToList";
    }
    internal("Hsffi.Internal.Argument") => {
        value BOOL_WORD = "boolWord";
        value CHAR_WORD = "charWord";
        value ENUM_WORD = "enumWord";
        value WITH_TEXT = "withText";
        value WITH_BYTES = "withBytes";
        value WITH_VECTOR = "withVector";
        value WITH_STRUCTS = "withStructs";
        value WITH_UTF8 = "withUtf8";
        value WITH_OBJECT = "withObject";
        type UTF8_ARRAY = "Utf8Array";
    }
    internal("Hsffi.Internal.Array") => {
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
    internal("Hsffi.Internal.Buffer") => {
        value PEEK_TEXT = "peekText";
        value PEEK_BYTES = "peekBytes";
        value PEEK_VECTOR = "peekVector";
        value PEEK_RELEASED_BYTES = "peekReleasedBytes";
        value PEEK_RELEASED_TEXT = "peekReleasedText";
        value PEEK_RELEASED_VECTOR = "peekReleasedVector";
        value PEEK_BORROWED_BYTES = "peekBorrowedBytes";
        value PEEK_BORROWED_TEXT = "peekBorrowedText";
        value PEEK_BORROWED_VECTOR = "peekBorrowedVector";
        value POKE_TEXT = "pokeText";
        value POKE_BYTES = "pokeBytes";
        value POKE_VECTOR = "pokeVector";
        value POKE_OWNED_BYTES = "pokeOwnedBytes";
        value POKE_OWNED_TEXT = "pokeOwnedText";
        value POKE_OWNED_VECTOR = "pokeOwnedVector";
        value POKE_OWNED_NUMBER = "pokeOwnedNumber";
    }
    internal("Hsffi.Internal.Async") => {
        value CALL_ASYNC = "callAsync" (library);
        value TRY_ASYNC = "tryAsync" (library);
    }
    internal("Hsffi.Internal.Awaited") => {
        value EXPORT_AWAITED = "exportAwaited" (library);
    }
    internal("Hsffi.Internal.Call") => {
        value CALL_SAFE = "callSafe" (library);
        value CALL_UNSAFE = "callUnsafe" (library);
        value CALL_SAFE_MASKED = "callSafeMasked" (library);
        value CALL_UNSAFE_MASKED = "callUnsafeMasked" (library);
        value TRY_SAFE = "trySafe" (library);
        value TRY_UNSAFE = "tryUnsafe" (library);
        value REQUIRE_BOUND_THREAD = "requireBoundThread";
    }
    internal("Hsffi.Internal.Cancel") => {
        value WITH_INTERRUPTIBLE = "withInterruptible" (library);
        value WITH_CANCELLABLE = "withCancellable" (library);
        value CALL_ON_WORKER = "callOnWorker";
        value CALL_ON_WORKER_IN_SLOT = "callOnWorkerInSlot";
        value PEEK_STOPPED = "peekStopped";
        value CANCEL_WITH = "cancelWith";
    }
    internal("Hsffi.Internal.Closure") => {
        value PEEK_EXCEPTION = "peekException";
        value RTS_CALLBACKS = "rtsCallbacks" (library);
        value POKE_CLOSURE = "pokeClosure" (library);
        value POKE_STORED_CLOSURE = "pokeStoredClosure" (library);
        value PEEK_MASKED = "peekMasked";
        value RETURN_UNIT = "returnUnit";
        value RETURN_BOOL = "returnBool";
        value RETURN_CHAR = "returnChar";
        value RETURN_STORABLE = "returnStorable";
        value RETURN_ENUM = "returnEnum";
        value RETURN_SLOT = "returnSlot" (library);
        value RETURN_CONVERTED = "returnConverted" (library);
        value RETURN_OR_THROWN = "returnOrThrown";
        value EXPORT_CLOSURE = "exportClosure" (library);
        type EXPORTED_CLOSURE = "ExportedClosure";
    }
    // Qualified, since users may have functions of these names.
    Source::Qualified(ModuleName::Of("Hsffi.Internal.Trait"), "Hsffi") => {
        value METHOD = "method" (library);
        value NO_METHOD = "noMethod";
        type METHODS = "Methods";
        value POKE_TRAIT = "pokeTrait" (library);
        value POKE_STORED_TRAIT = "pokeStoredTrait" (library);
    }
    // Qualified, since users may have a type of the same name.
    Source::Qualified(ModuleName::Of("Hsffi.Internal.Error"), "Hsffi") => {
        type MESSAGE = "Message";
        type WITH_MESSAGE_CLASS = "WithMessage";
        value WITH_MESSAGE = "withMessage";
        value PEEK_MESSAGE = "peekMessage";
        value MESSAGE_OF = "messageOf";
        value DISPLAY_MESSAGE = "displayMessage";
        value PEEK_RUST_ERROR = "peekRustError";
    }
    internal("Hsffi.Internal.Events") => {
        value PEEK_EVENTS = "peekEvents";
    }
    internal("Hsffi.Internal.Held") => {
        value PEEK_HELD = "peekHeld";
        value PEEK_BORROWED_HELD = "peekBorrowedHeld";
        value POKE_HELD = "pokeHeld" (library);
        value PUT_HELD = "putHeld" (library);
        value POKE_HOLDING = "pokeHolding";
        value WITH_HOLDING_LIST = "withHoldingList";
    }
    internal("Hsffi.Internal.Failure") => {
        value OR_THROW = "orThrow";
        value OR_RETHROW = "orRethrow";
    }
    internal("Hsffi.Internal.InOut") => {
        value WITH_SAFE_IN_OUT = "withSafeInOut" (library);
        value WITH_UNSAFE_IN_OUT = "withUnsafeInOut" (library);
        value IN_OUT_SCALAR = "inOutScalar";
        value IN_OUT_BYTES = "inOutBytes";
        value IN_OUT_VECTOR = "inOutVector";
        value PEEK_IN_OUT = "peekInOut";
    }
    internal("Hsffi.Internal.Items") => {
        value PEEK_SAFE_ITEMS = "peekSafeItems";
        value PEEK_UNSAFE_ITEMS = "peekUnsafeItems";
        value PEEK_OR_THROW = "peekOrThrow";
    }
    // Qualified, since users may have a type of the same name.
    Source::Qualified(ModuleName::Of("Hsffi.Internal.Library"), "Hsffi") => {
        type LIBRARY = "Library";
        type LIBRARY_TABLE = "LibraryTable";
        value NEW_LIBRARY = "newLibrary";
    }
    internal("Hsffi.Internal.Object") => {
        value PEEK_OBJECT = "peekObject";
        value PEEK_CONCURRENT_OBJECT = "peekConcurrentObject";
        value PEEK_LATE_OBJECT = "peekLateObject";
        value POKE_OBJECT = "pokeObject";
    }
    // Qualified, since few packages use them.
    Source::Qualified(ModuleName::Of("Hsffi.Internal.Object"), "Hsffi") => {
        value HANDLE_OF = "handleOf";
        value OF_HANDLE = "ofHandle";
    }
    Source::Qualified(ModuleName::Of("Hsffi.Internal.Peek"), "Hsffi") => {
        type PEEK = "Peek";
    }
    internal("Hsffi.Internal.Peek") => {
        value PEEK_UNIT = "peekUnit";
        value PEEK_BOOL = "peekBool";
        value PEEK_CHAR = "peekChar";
        value PEEK_INT8 = "peekInt8";
        value PEEK_INT16 = "peekInt16";
        value PEEK_INT32 = "peekInt32";
        value PEEK_INT64 = "peekInt64";
        value PEEK_INT = "peekInt";
        value PEEK_WORD8 = "peekWord8";
        value PEEK_WORD16 = "peekWord16";
        value PEEK_WORD32 = "peekWord32";
        value PEEK_WORD64 = "peekWord64";
        value PEEK_WORD = "peekWord";
        value PEEK_FLOAT = "peekFloat";
        value PEEK_DOUBLE = "peekDouble";
        value PEEK_MAYBE = "peekMaybe";
        value PEEK_ENUM = "peekEnum";
        value PEEK_VARIANT = "peekVariant";
    }
    internal("Hsffi.Internal.Poke") => {
        value WITH_SAFE_SLOT = "withSafeSlot";
        value WITH_UNSAFE_SLOT = "withUnsafeSlot";
        value POKE_UNIT = "pokeUnit";
        value POKE_BOOL = "pokeBool";
        value POKE_CHAR = "pokeChar";
        value POKE_INT8 = "pokeInt8";
        value POKE_INT16 = "pokeInt16";
        value POKE_INT32 = "pokeInt32";
        value POKE_INT64 = "pokeInt64";
        value POKE_INT = "pokeInt";
        value POKE_WORD8 = "pokeWord8";
        value POKE_WORD16 = "pokeWord16";
        value POKE_WORD32 = "pokeWord32";
        value POKE_WORD64 = "pokeWord64";
        value POKE_WORD = "pokeWord";
        value POKE_FLOAT = "pokeFloat";
        value POKE_DOUBLE = "pokeDouble";
        value POKE_MAYBE = "pokeMaybe";
        value POKE_EITHER = "pokeEither";
        value POKE_ENUM = "pokeEnum";
        value CONTRAMAP_POKE = "contramapPoke";
    }
    internal("Hsffi.Internal.Pure") => {
        value PURE_CALL = "pureCall";
        value PURE_LEAF_CALL = "pureLeafCall";
        value EVALUATING = "evaluating";
        value EVALUATING_MAYBE = "evaluatingMaybe";
    }
    internal("Hsffi.Internal.Register") => {
        value UNIT_RESULT = "unitResult" (library);
        value BOOL_RESULT = "boolResult" (library);
        value CHAR_RESULT = "charResult" (library);
        value INT_RESULT = "intResult" (library);
        value FLOAT_RESULT = "floatResult" (library);
        value DOUBLE_RESULT = "doubleResult" (library);
        value ENUM_RESULT = "enumResult" (library);
    }
    internal("Hsffi.Internal.Waker") => {
        value POKE_WAKER = "pokeWaker" (library);
    }
}

known! {
    /// What instances of objects take.
    OF_INSTANCES:
    internal("Hsffi.Internal.Instance") => {
        value SHOWS_PREC_BY = "showsPrecBy";
    }
}

known! {
    /// What only data, lists and maps take.
    OF_DATA:
    internal("Hsffi.Internal.Convert") => {
        value PEEK_CONVERTED = "peekConverted";
    }
    internal("Hsffi.Internal.Data") => {
        value PEEK_AT = "peekAt";
        value PEEK_CONSTRUCTOR = "peekConstructor";
        value UNKNOWN_CONSTRUCTOR = "unknownConstructor";
        value PEEK_EITHER = "peekEither";
        value PEEK_NATURAL = "peekNatural";
        value PEEK_INTEGER = "peekInteger";
        value PEEK_LIST = "peekList";
        value PEEK_POINTER = "peekPointer";
    }
    internal("Hsffi.Internal.Parts") => {
        value PART = "part";
        value PEEK_PARTS = "peekParts";
        value PEEK_PART = "peekPart";
        value PEEK_LIST_OF_PARTS = "peekListOfParts";
        value PEEK_ITEMS_OF_PARTS = "peekItemsOfParts";
    }
    internal("Hsffi.Internal.Pure") => {
        value EVALUATING_DEEPLY = "evaluatingDeeply";
        value EVALUATING_ITEMS = "evaluatingItems";
    }
    // Qualified, since users may have a type of the same name, and the Prelude has a function of one.
    Source::Qualified(ModuleName::Of("Hsffi.Internal.Put"), "Hsffi") => {
        type PUT = "Put";
        value PUT_CHAR = "putChar";
    }
    internal("Hsffi.Internal.Put") => {
        value POKE_DATA = "pokeData";
        value WITH_LIST = "withList";
        value PUT_INT8 = "putInt8";
        value PUT_INT16 = "putInt16";
        value PUT_INT32 = "putInt32";
        value PUT_INT64 = "putInt64";
        value PUT_INT = "putInt";
        value PUT_WORD8 = "putWord8";
        value PUT_WORD16 = "putWord16";
        value PUT_WORD32 = "putWord32";
        value PUT_WORD64 = "putWord64";
        value PUT_WORD = "putWord";
        value PUT_FLOAT = "putFloat";
        value PUT_DOUBLE = "putDouble";
        value PUT_NATURAL = "putNatural";
        value PUT_INTEGER = "putInteger";
        value PUT_UNIT = "putUnit";
        value PUT_BOOL = "putBool";
        value PUT_ENUM = "putEnum";
        value PUT_TAG = "putTag";
        value PUT_MAYBE = "putMaybe";
        value PUT_EITHER = "putEither";
        value PUT_TEXT = "putText";
        value PUT_BYTES = "putBytes";
        value PUT_VECTOR = "putVector";
        value PUT_OBJECT = "putObject";
        value PUT_LIST = "putList";
        value PUT_POINTER = "putPointer";
        value PUT_AT = "putAt";
    }
    internal("Hsffi.Internal.Texts") => {
        value PEEK_TEXTS = "peekTexts";
        value PUT_TEXTS = "putTexts";
        value WITH_TEXTS = "withTexts";
    }
}

known! {
    /// Functions on items and events, for the definitions of a package whose actions have a type of its own.
    OF_ACTIONS:
    Source::Qualified(PUBLIC, "Hsffi") => {
        value NEXT_ITEM_IN_IO = "nextItem";
        value FOLD_ITEMS_IN_IO = "foldItems";
        value FOR_ITEMS_IN_IO = "forItems_";
        value ITEMS_TO_LIST_IN_IO = "itemsToList";
        value READ_EVENT_IN_IO = "readEvent";
        value TRY_READ_EVENT_IN_IO = "tryReadEvent";
        value READ_EVENTS_IN_IO = "readEvents";
        value DROPPED_EVENTS_IN_IO = "droppedEvents";
    }
}

known! {
    /// Types that users see where errors without a type of their own cross.
    OF_MESSAGES:
    Source::Module(PUBLIC) => {
        type RUST_ERROR = "RustError";
        constructor RUST_ERROR_CONSTRUCTOR = "RustError" in "RustError";
        value RUST_ERROR_MESSAGE = "rustErrorMessage" in "RustError";
        value RUST_ERROR_CAUSES = "rustErrorCauses" in "RustError";
    }
}

known! {
    /// Types that users see where arrays of arrays cross.
    OF_ARRAYS:
    Source::Module(PUBLIC) => {
        type ARRAY_ARRAY = "ArrayArray";
        constructor ARRAY_ARRAY_CONSTRUCTOR = "ArrayArray" in "ArrayArray";
        type MUTABLE_ARRAY_ARRAY = "MutableArrayArray";
        constructor MUTABLE_ARRAY_ARRAY_CONSTRUCTOR = "MutableArrayArray" in "MutableArrayArray";
    }
}

known! {
    /// Types and functions that users see where events cross.
    OF_EVENTS:
    Source::Module(PUBLIC) => {
        type EVENTS = "Events";
        value READ_EVENT = "readEvent";
        value TRY_READ_EVENT = "tryReadEvent";
        value READ_EVENTS = "readEvents";
        value DROPPED_EVENTS = "droppedEvents";
    }
}
