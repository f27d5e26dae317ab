//! The types that records name, and how values cross.

use crate::expand::schema;

schema! {
    /// A type as both languages agree on it.
    ///
    /// A type that is defined by the user (enum, error, object) is named by its [`Definition`](crate::Definition), which has a
    /// record of its own, so that definitions may be recursive and are described once.
    choice Type {
        /// `()`.
        Unit = 0,
        /// Numbers, `bool` and `char`.
        Scalar(scalar: Scalar) = 1,
        /// UTF-8. Lent as pointer and length; given away as pointer, length and capacity.
        Text = 2,
        /// Bytes, lent or given as [`Type::Text`] is.
        Bytes = 3,
        /// A storable vector, lent or given as [`Type::Text`] is.
        Vector(scalar: Scalar) = 4,
        /// Bytes that come with the function which releases them: pointer, length, function.
        ReleasedBytes = 5,
        /// A storable vector, as [`Type::ReleasedBytes`].
        ReleasedVector(scalar: Scalar) = 6,
        /// UTF-8, as [`Type::ReleasedBytes`]. Haskell decodes it and releases it at once.
        ReleasedText = 7,
        /// A number in memory that comes with the function which releases it: as [`Type::ReleasedBytes`], of the length 1.
        ReleasedScalar(scalar: Scalar) = 8,
        /// A byte that is 0 for `None` and 1 for `Some`, then the value.
        Option(value: boxed(Slotted)) = 9,
        /// A record of two to four fields.
        Tuple(fields: list(Slotted)) = 10,
        /// A fieldless enum, as the index of its variant.
        Enum(id: definition) = 11,
        /// The error side of a `Result`.
        Error(id: definition) = 12,
        /// A pointer to an object that lives on Rust's heap.
        Object(id: definition) = 13,
        /// A Haskell function.
        Closure(closure: boxed(Closure), ownership: Ownership) = 14,
        /// Text, bytes or a vector that a closure is lent, and copies.
        Lent(sequence: boxed(Type)) = 15,
        /// Permission to call Haskell; no argument on the Haskell side.
        Token = 16,
        /// What tells a call to stop; no argument on the Haskell side.
        Stop = 17,
        /// The error of a call that was told to stop.
        Interrupted = 18,
        /// A Haskell exception that passes through Rust.
        Exception = 19,
        /// An array of Haskell's heap: address of its payload and length.
        Array(array: Array) = 20,
        /// A sequence that is pulled: handle, function that pulls, function that releases.
        Items {
            /// The items.
            item: boxed(Type),
            /// Bytes from one item of a chunk to the next.
            size: number
        } = 21,
        /// A struct or enum that crosses by value.
        Data(id: definition) = 22,
        /// Values one after another, which lie elsewhere: address, length and, when Rust gives them away, capacity.
        List {
            /// How Haskell holds them.
            form: ListForm,
            /// The items.
            item: boxed(Type),
            /// Bytes from one item to the next.
            size: number
        } = 23,
        /// A value that lies elsewhere: its address.
        Pointer {
            /// The value.
            value: boxed(Type),
            /// Bytes that it takes.
            size: number
        } = 24,
        /// A byte that is 0 for `Left` and 1 for `Right`, then the value of either.
        Either(left: boxed(Slotted), right: boxed(Slotted)) = 25,
        /// A number of 128 bits: the lower half, then the upper half.
        Wide(wide: Wide) = 26,
        /// `Ordering`, as its index in `u32`.
        Ordering = 27,
        /// A storable vector of structs, lent or given as [`Type::Vector`] is.
        Structs(id: definition) = 28,
        /// An error as a text and the texts of its causes: the text, then a list.
        Message = 29,
        /// A type of a Haskell library, which is made of a value of another type.
        Converted(conversion: boxed(Conversion)) = 30,
        /// An `MVar ()` that Rust fills once: its stable pointer, the functions that use it, and where the caller runs.
        Waker = 31,
        /// A value of Haskell's that Rust holds, and does not look into: a stable pointer.
        Held(ty: boxed(HaskellType)) = 32,
        /// A value of Haskell's that implements a trait of Rust's, the record of its functions.
        Trait(id: definition, ownership: Ownership) = 33,
        /// A queue that Haskell reads: its address, and the functions that pull, release, and count what was dropped.
        Events {
            /// The events.
            event: boxed(Type),
            /// Bytes from one event to the next.
            size: number
        } = 34,
    }

    /// A type of the user's Haskell modules.
    group HaskellType {
        /// The Haskell module that has it.
        binding module: text,
        /// Its name.
        binding name: text,
    }

    /// How a type of a Haskell library is made of another type. Types and functions are written as
    /// [`Phrase`](crate::phrase::Phrase) reads them.
    group Conversion {
        /// The Haskell type.
        binding haskell: text,
        /// The package that has it, and the range of its versions.
        binding package: text,
        /// The function that makes it of the value which crosses.
        binding from: text,
        /// The function that makes the value which crosses of it.
        binding into: text,
        /// Classes of which the Haskell type has no instance, of those that data types have.
        binding lacks: list(Class),
        /// The type of the value that crosses.
        binding value: shared(Type),
    }

    /// The declaration of a data type.
    tags DataForm {
        /// `data`
        Data = 1,
        /// `newtype`
        Newtype = 2,
        /// `data`, with an instance of `Storable`.
        Storable = 3,
        /// `data`, with a function for each method of a trait that Haskell implements.
        Functions = 4,
    }

    /// The names of a data type's fields.
    tags FieldNames {
        /// With the constructor's name in front.
        Prefixed = 1,
        /// As in Rust.
        Bare = 2,
    }

    /// How Haskell holds a list.
    tags ListForm {
        /// `[a]`
        List = 1,
        /// `Data.Vector.Vector`
        Vector = 2,
        /// `Set`
        Set = 3,
        /// `Map`, of pairs.
        Map = 4,
    }

    /// Numbers of 128 bits.
    tags Wide {
        /// `u128` and `Natural`.
        Unsigned = 1,
        /// `i128` and `Integer`.
        Signed = 2,
    }

    /// The signature of a closure.
    group Closure {
        /// The parameters, in order.
        binding parameters: list(Slotted),
        /// The size of their record in bytes.
        binding slot: number,
        /// The type of its result.
        binding result: shared(Type),
        /// The size of the result's slot in bytes.
        binding result_slot: number,
        /// Whether Rust checks or converts the result as a whole: then it is in a slot, even if it is a number.
        binding checked: flag,
    }

    /// A value within a slot.
    group Slotted {
        /// Bytes from the slot's start.
        binding offset: number,
        /// The type of the value that lies there.
        binding ty: shared(Type),
    }

    /// How a parameter is passed: the one description of it, from the macro that writes the shim to the Haskell import.
    tags ArgAbi {
        /// As one C argument.
        Word = 1,
        /// As pointer and length, two C arguments.
        Slice = 2,
        /// As a pointer to a slot.
        Slot = 3,
        /// As a pointer to a slot whose value, or the memory that it refers to, is the call's own copy. Rust changes it, and
        /// Haskell returns it behind the result.
        InOut = 4,
        /// As the address of an array, and the start and the length of the text in it, three C arguments.
        ArraySlice = 5,
    }

    /// The safety annotation of a `foreign import`.
    tags Import {
        /// May block and may call back.
        Safe = 1,
        /// A leaf: does not block, does not call back, and keeps the garbage collector from running.
        Unsafe = 2,
        /// May block, and stops when the caller is thrown an exception. Does not call back.
        Interruptible = 3,
        /// Imported as [`Import::Safe`]; checks every now and then whether the caller has been thrown an exception.
        Cancellable = 4,
    }

    /// How calls use an object.
    tags Access {
        /// At once, and nothing is checked.
        Free = 1,
        /// At once, if it has not been closed.
        Shared = 2,
        /// One at a time.
        Exclusive = 3,
        /// On the thread that made it.
        Bound = 4,
    }

    /// Who runs a destructor.
    tags Finalizer {
        /// The garbage collector, as a `FinalizerPtr`.
        C = 1,
        /// A Haskell thread, as `Foreign.Concurrent` has it.
        Haskell = 2,
        /// The garbage collector, as a `FinalizerPtr`, in a collection after the one that finds the object unused.
        Late = 3,
    }

    /// A class of which an object has an instance.
    tags Class {
        /// `Eq`.
        Eq = 1,
        /// `Ord`.
        Ord = 2,
        /// `Show`.
        Show = 3,
        /// `Hashable`, of the package `hashable`.
        Hashable = 4,
        /// `Semigroup`.
        Semigroup = 5,
        /// `Monoid`.
        Monoid = 6,
        /// `Bounded`.
        Bounded = 7,
        /// `NFData`, of the package `deepseq`.
        NFData = 8,
        /// `IsList`, of `GHC.Exts`.
        IsList = 9,
    }

    /// For how long Rust has a function that Haskell passes.
    tags Ownership {
        /// For the call.
        Lent = 1,
        /// Until Rust releases it.
        Given = 2,
    }

    /// Types that cross in a register.
    tags Scalar {
        /// As a byte, 0 or 1: GHC's own `HsBool` is a word wide.
        Bool = 1,
        /// A Unicode scalar value as `u32`.
        Char = 2,
        /// `Int8`.
        I8 = 3,
        /// `Int16`.
        I16 = 4,
        /// `Int32`.
        I32 = 5,
        /// `Int64`.
        I64 = 6,
        /// `Int`.
        Isize = 7,
        /// `Word8`.
        U8 = 8,
        /// `Word16`.
        U16 = 9,
        /// `Word32`.
        U32 = 10,
        /// `Word64`.
        U64 = 11,
        /// `Word`.
        Usize = 12,
        /// `Float`.
        F32 = 13,
        /// `Double`.
        F64 = 14,
    }

    /// Arrays of Haskell's heap.
    tags Array {
        /// `ByteArray#`.
        ByteArray = 1,
        /// `ByteArray#` within a `ShortByteString`.
        ShortByteString = 2,
        /// `MutableByteArray#`.
        MutableByteArray = 3,
        /// `ByteArray#` that is pinned.
        PinnedByteArray = 4,
        /// `MutableByteArray#` that is pinned.
        PinnedMutableByteArray = 5,
        /// `Array#`.
        Array = 6,
        /// `MutableArray#`.
        MutableArray = 7,
        /// `SmallArray#`.
        SmallArray = 8,
        /// `SmallMutableArray#`.
        SmallMutableArray = 9,
        /// `ArrayArray#`.
        ArrayArray = 10,
        /// `MutableArrayArray#`.
        MutableArrayArray = 11,
    }
}
