//! Descriptions of the types that cross.

/// A type as both languages agree on it.
///
/// A type that is defined by the user (enum, error, object) is named by its id, `crate::path::Name`; its definition has a
/// record of its own, so that definitions may be recursive and are told once.
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
    /// A byte that is 0 for `None` and 1 for `Some`, then the value.
    Option(Slotted),
    /// A record of two to four fields.
    Tuple(&'static [Slotted]),
    /// A fieldless enum, as the index of its variant.
    Enum(&'static str),
    /// The error side of a `Result`, by id.
    Error(&'static str),
    /// A pointer to an object that lives on Rust's heap.
    Object(&'static str),
    /// A Haskell function. Its parameters are lent for the call and lie in a record of `size` bytes.
    Closure {
        /// The parameters, in order.
        parameters: &'static [Slotted],
        /// The size of their record in bytes.
        size: usize,
        /// What the function answers.
        result: &'static Type,
    },
    /// Leave to call Haskell; no argument on the Haskell side.
    Token,
    /// What tells a call to stop; no argument on the Haskell side.
    Stop,
    /// The error of a call that was told to stop.
    Interrupted,
    /// A Haskell exception that passes through Rust.
    Exception,
    /// A sequence that is pulled: handle, function that pulls, function that releases.
    Items {
        /// The items.
        item: &'static Type,
        /// Bytes from one item of a chunk to the next.
        size: usize,
    },
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
        /// [`Type::Stop`].
        Stop = 20,
        /// [`Type::Interrupted`].
        Interrupted = 21,
    }
}
