//! Descriptions of the types that cross.

/// A type as both languages agree on it.
///
/// A type that is defined by the user (enum, error, object) is named by its [`Definition`], which has a record of its own, so
/// that definitions may be recursive and are described once.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// `()`.
    Unit,
    /// Numbers, `bool` and `char`.
    Scalar(Scalar),
    /// UTF-8. Lent as pointer and length; given away as pointer, length and capacity.
    Text,
    /// Bytes, lent or given as [`Type::Text`] is.
    Bytes,
    /// A storable vector, lent or given as [`Type::Text`] is.
    Vector(Scalar),
    /// Bytes that come with the function which releases them: pointer, length, function.
    ReleasedBytes,
    /// A storable vector, as [`Type::ReleasedBytes`].
    ReleasedVector(Scalar),
    /// UTF-8, as [`Type::ReleasedBytes`]. Haskell decodes it and releases it at once.
    ReleasedText,
    /// A number in memory that comes with the function which releases it: as [`Type::ReleasedBytes`], of the length 1.
    ReleasedScalar(Scalar),
    /// A byte that is 0 for `None` and 1 for `Some`, then the value.
    Option(Slotted),
    /// A record of two to four fields.
    Tuple(&'static [Slotted]),
    /// A fieldless enum, as the index of its variant.
    Enum(&'static Definition),
    /// The error side of a `Result`.
    Error(&'static Definition),
    /// A pointer to an object that lives on Rust's heap.
    Object(&'static Definition),
    /// A Haskell function.
    Closure(&'static Closure, Ownership),
    /// Text, bytes or a vector that a closure is lent, and copies.
    Lent(&'static Type),
    /// Leave to call Haskell; no argument on the Haskell side.
    Token,
    /// What tells a call to stop; no argument on the Haskell side.
    Stop,
    /// The error of a call that was told to stop.
    Interrupted,
    /// A Haskell exception that passes through Rust.
    Exception,
    /// An array of Haskell's heap: address of its payload and length.
    Array(Array),
    /// A sequence that is pulled: handle, function that pulls, function that releases.
    Items {
        /// The items.
        item: &'static Type,
        /// Bytes from one item of a chunk to the next.
        size: usize,
    },
}

/// The definition of an enum, error or object. There is one static for each definition, and its address is the type's
/// identity: two builds of one crate have two, whatever their names are. The Haskell package compares the addresses before
/// the first call.
#[derive(Debug)]
#[repr(C)]
pub struct Definition {
    /// The destructor of an object on Rust's heap.
    pub destroy: Address,
    /// The function that closes an object.
    pub close: Address,
    /// `crate::path::Name`.
    pub id: &'static str,
    /// The crate's version, as far as it tells versions apart that Cargo keeps side by side: `0.3`, `2`.
    pub version: &'static str,
}

/// The address of a function that C calls, or null.
#[derive(Debug)]
#[repr(transparent)]
pub struct Address(pub *const ());

// SAFETY: the address is only compared.
unsafe impl Sync for Address {}

/// The signature of a closure.
#[derive(Clone, Copy, Debug)]
pub struct Closure {
    /// The parameters, in order. They lie in a record of `size` bytes.
    pub parameters: &'static [Slotted],
    /// The size of their record in bytes.
    pub size: usize,
    /// What the function answers.
    pub result: &'static Type,
    /// The size of the result's slot in bytes.
    pub result_size: usize,
}

impl Type {
    /// The number that carries a value as one C argument; nothing when a pointer does.
    pub const fn word(&self) -> Option<Scalar> {
        match self {
            Type::Unit | Type::Scalar(Scalar::Bool) => Some(Scalar::U8),
            Type::Enum(_) | Type::Scalar(Scalar::Char) => Some(Scalar::U32),
            Type::Scalar(scalar) => Some(*scalar),
            _ => None,
        }
    }
}

/// A value within a slot.
#[derive(Clone, Copy, Debug)]
pub struct Slotted {
    /// Bytes from the slot's start.
    pub offset: usize,
    /// What lies there.
    pub ty: &'static Type,
}

macro_rules! tags {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$each:meta])* $variant:ident = $tag:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($(#[$each])* $variant = $tag),* }

        impl $name {
            /// All of them, in the order of their tags.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The one that is encoded as `tag`.
            pub const fn from_tag(tag: u8) -> Option<Self> {
                match tag { $($tag => Some($name::$variant),)* _ => None }
            }
        }
    };
}
pub(super) use tags;

tags! {
    /// Types that cross in a register.
    pub enum Scalar {
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
}

impl Scalar {
    /// Bytes taken, which is also the alignment.
    pub const fn size(self) -> usize {
        match self {
            Scalar::Bool | Scalar::I8 | Scalar::U8 => 1,
            Scalar::I16 | Scalar::U16 => 2,
            Scalar::Char | Scalar::I32 | Scalar::U32 | Scalar::F32 => 4,
            Scalar::I64 | Scalar::Isize | Scalar::U64 | Scalar::Usize | Scalar::F64 => 8,
        }
    }
}

tags! {
    /// For how long Rust has what Haskell passes.
    pub enum Ownership {
        /// For the call.
        Lent = 1,
        /// Until Rust releases it.
        Given = 2,
    }
}

tags! {
    /// Arrays of Haskell's heap.
    pub enum Array {
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

tags! {
    /// The first byte of an encoded [`Type`].
    pub enum Tag {
        /// [`Type::Unit`].
        Unit = 0,
        /// [`Type::Scalar`].
        Scalar = 1,
        /// [`Type::Text`].
        Text = 2,
        /// [`Type::Bytes`].
        Bytes = 3,
        /// [`Type::Vector`].
        Vector = 4,
        /// [`Type::Option`].
        Option = 5,
        /// [`Type::Tuple`].
        Tuple = 6,
        /// [`Type::Enum`].
        Enum = 7,
        /// [`Type::Error`].
        Error = 8,
        /// [`Type::Object`].
        Object = 9,
        /// [`Type::Closure`].
        Closure = 10,
        /// [`Type::Token`].
        Token = 11,
        /// [`Type::Exception`].
        Exception = 12,
        /// [`Type::Items`].
        Items = 13,
        /// [`Type::ReleasedBytes`].
        ReleasedBytes = 14,
        /// [`Type::ReleasedVector`].
        ReleasedVector = 15,
        /// [`Type::ReleasedText`].
        ReleasedText = 16,
        /// [`Type::ReleasedScalar`].
        ReleasedScalar = 17,
        /// [`Type::Lent`].
        Lent = 18,
        /// [`Type::Array`].
        Array = 20,
        /// [`Type::Stop`].
        Stop = 21,
        /// [`Type::Interrupted`].
        Interrupted = 22,
    }
}
