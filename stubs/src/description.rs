//! What a library says of itself, decoded: the owned counterparts of [`hsffi::metadata`]'s records.

use std::fmt;

pub use hsffi::metadata::{Access, Array, Finalizer, Import, Ownership, Passing, Scalar};

/// All that one library exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// `hsffi::module!`.
    pub module: Module,
    /// The exported functions, sorted by link name.
    pub functions: Vec<Function>,
    /// The types behind handles, sorted by id.
    pub objects: Vec<Object>,
    /// The fieldless enums, sorted by id.
    pub enums: Vec<Enum>,
    /// The error enums, sorted by id.
    pub errors: Vec<Error>,
    /// The constants, sorted by symbol.
    pub constants: Vec<Constant>,
}

/// One record of the link section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// `hsffi::module!`.
    Module(Module),
    /// `#[hsffi::export]`, one for each function.
    Function(Function),
    /// `#[derive(hsffi::Opaque)]` or `#[hsffi::destructor]`.
    Object(Object),
    /// `#[derive(hsffi::Enum)]`.
    Enum(Enum),
    /// `#[derive(hsffi::Error)]`.
    Error(Error),
    /// `#[hsffi::export]`, one for each constant.
    Constant(Constant),
}

/// Where in the Rust sources something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as `file!()` has it.
    pub file: String,
    /// The line, as `line!()` has it.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// Markdown.
    pub text: String,
    /// What `#[deprecated]` says, where it is.
    pub deprecated: Option<Deprecation>,
}

impl From<&str> for Docs {
    fn from(text: &str) -> Self {
        Docs {
            text: text.to_owned(),
            deprecated: None,
        }
    }
}

/// `#[deprecated]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// The version, or nothing.
    pub since: String,
    /// What to use instead, or nothing.
    pub note: String,
}

/// The Haskell package as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// `Data.Mail`.
    pub root: String,
    /// The Haskell package's name before it is made fit for Cabal.
    pub package: String,
    /// The Cargo package's version.
    pub version: String,
    /// What the link names of the support functions begin with.
    pub prefix: String,
    /// An SPDX expression, or nothing.
    pub license: String,
    /// The licence in the crate's own words.
    pub license_file: Option<LicenseFile>,
    /// The module's documentation.
    pub docs: Docs,
    /// The digest of the record's binding part.
    pub digest: u64,
    /// Where it stands.
    pub place: Place,
    /// Whether Haskell calls by way of a C header.
    pub capi: bool,
    /// What actions are called instead of `IO`.
    pub io: Option<String>,
}

/// A file with a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseFile {
    /// The file's name, without directories.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl Module {
    /// The Rust crate's name, with which the link names begin.
    pub fn crate_name(&self) -> &str {
        self.prefix.strip_suffix("_hsffi").unwrap_or(&self.prefix)
    }
}

/// An exported function.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct Function {
    /// The shim's link name. The record's own is this with `_abi` behind it.
    pub symbol: String,
    /// The Rust name, without type or module.
    pub name: String,
    /// The Haskell name asked for.
    pub haskell_name: Option<String>,
    /// The id of the type in whose `impl` block it stands.
    pub owner: Option<String>,
    /// Whether the first parameter is `self`.
    pub method: bool,
    /// How Haskell imports it.
    pub import: Import,
    /// Why an `unsafe` import is justified; empty for a `safe` one.
    pub because: String,
    /// Whether an error is returned as `Left`, not thrown.
    pub either: bool,
    /// The parameters, `self` among them.
    pub parameters: Vec<Parameter>,
    /// The type of the value.
    pub value: Type,
    /// The type of the error, when the function returns a `Result`.
    pub error: Option<Type>,
    /// The size of the out-slot in bytes.
    pub slot: usize,
    /// The function's documentation.
    pub docs: Docs,
    /// Whether its author says that it may wait.
    pub blocking: bool,
    /// The digest of the record's binding part.
    pub digest: u64,
    /// Where it stands.
    pub place: Place,
    /// Whether it is a function in Haskell's sense, and no action.
    pub pure: bool,
}

/// A parameter of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its Rust name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// How it is handed over.
    pub passing: Passing,
    /// The size of its slot in bytes, when it is passed in one.
    pub slot: usize,
}

/// A type as both languages agree on it; see [`hsffi::metadata::Type`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `()`.
    Unit,
    /// Numbers, `bool` and `char`.
    Scalar(Scalar),
    /// UTF-8.
    Text,
    /// Bytes.
    Bytes,
    /// A storable vector.
    Vector(Scalar),
    /// Bytes that come with the function which releases them.
    ReleasedBytes,
    /// A storable vector that does.
    ReleasedVector(Scalar),
    /// UTF-8 that does.
    ReleasedText,
    /// A number in memory that does.
    ReleasedScalar(Scalar),
    /// `Maybe`.
    Option(Box<Slotted>),
    /// A tuple.
    Tuple(Vec<Slotted>),
    /// A fieldless enum, by id.
    Enum(String),
    /// An error, by id.
    Error(String),
    /// An object, by id.
    Object(String),
    /// A Haskell function.
    Closure(Box<Closure>, Ownership),
    /// What a closure is lent.
    Lent(Box<Type>),
    /// Leave to call Haskell.
    Token,
    /// What tells a call to stop.
    Stop,
    /// The error of a call that was told to stop.
    Interrupted,
    /// A Haskell exception that passes through.
    Exception,
    /// An array of Haskell's heap.
    Array(Array),
    /// A sequence that is pulled.
    Items {
        /// The items.
        item: Box<Type>,
        /// Bytes from one item of a chunk to the next.
        size: usize,
    },
}

/// The signature of a closure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The parameters, in order.
    pub parameters: Vec<Slotted>,
    /// The size of their record in bytes.
    pub slot: usize,
    /// What it answers.
    pub result: Type,
    /// The size of the result's slot in bytes.
    pub result_slot: usize,
}

/// A value within a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slotted {
    /// Bytes from the slot's start.
    pub offset: usize,
    /// What lies there.
    pub ty: Type,
}

/// A type behind a handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// `crate::path::Name@version`.
    pub id: String,
    /// The Haskell type's name.
    pub name: String,
    /// The record's link name.
    pub symbol: String,
    /// The link name of its destructor.
    pub destructor: String,
    /// Who runs it.
    pub finalizer: Finalizer,
    /// The link name of the function that closes it.
    pub close: Option<String>,
    /// How calls use it.
    pub access: Access,
    /// The type's documentation.
    pub docs: Docs,
    /// The digest of the record's binding part.
    pub digest: u64,
    /// Where it stands.
    pub place: Place,
}

/// A fieldless enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// `crate::path::Name@version`.
    pub id: String,
    /// The Haskell type's name.
    pub name: String,
    /// The record's link name.
    pub symbol: String,
    /// The variants, in order.
    pub variants: Vec<Variant>,
    /// The type's documentation.
    pub docs: Docs,
    /// The digest of the record's binding part.
    pub digest: u64,
    /// Where it stands.
    pub place: Place,
}

/// A variant of an enum or error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The Haskell constructor.
    pub name: String,
    /// The Rust variant, to which documentation refers.
    pub ident: String,
    /// Its fields; none in a fieldless enum.
    pub fields: Vec<Field>,
    /// Its documentation.
    pub docs: Docs,
}

/// A field of an error's variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its Rust name; a number in tuple variants.
    pub name: String,
    /// Where it lies and what it is.
    pub value: Slotted,
    /// Its documentation.
    pub docs: Docs,
}

/// An error enum: index of the variant as `u32`, message at offset 8, then the variant's fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// `crate::path::Name@version`.
    pub id: String,
    /// The Haskell type's name.
    pub name: String,
    /// The record's link name.
    pub symbol: String,
    /// The variants, in order.
    pub variants: Vec<Variant>,
    /// The type's documentation.
    pub docs: Docs,
    /// The digest of the record's binding part.
    pub digest: u64,
    /// Where it stands.
    pub place: Place,
}

/// An exported constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// Its name in C. The record's link name is this with `_abi` behind it.
    pub symbol: String,
    /// The Rust name, without type or module.
    pub name: String,
    /// The Haskell name asked for.
    pub haskell_name: Option<String>,
    /// The id of the type in whose `impl` block it stands.
    pub owner: Option<String>,
    /// What it is.
    pub value: Value,
    /// Its documentation.
    pub docs: Docs,
    /// The digest of the record's binding part.
    pub digest: u64,
    /// Where it stands.
    pub place: Place,
}

/// The value of a constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `bool`.
    Bool(bool),
    /// `char`.
    Char(char),
    /// An integer of this type, which has room for it.
    Integer(Scalar, i128),
    /// The bits of an `f32`.
    Float(u32),
    /// The bits of an `f64`.
    Double(u64),
    /// UTF-8.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// What `bits` are as a number, `bool` or `char` of this type; nothing when they are none.
    pub fn of_bits(scalar: Scalar, bits: u64) -> Option<Self> {
        let integer = |number: Option<i128>| number.map(|number| Value::Integer(scalar, number));
        match scalar {
            Scalar::Bool => match bits {
                0 => Some(Value::Bool(false)),
                1 => Some(Value::Bool(true)),
                _ => None,
            },
            Scalar::Char => char::from_u32(u32::try_from(bits).ok()?).map(Value::Char),
            Scalar::I8 => integer(
                u8::try_from(bits)
                    .ok()
                    .map(|bits| bits.cast_signed().into()),
            ),
            Scalar::I16 => integer(
                u16::try_from(bits)
                    .ok()
                    .map(|bits| bits.cast_signed().into()),
            ),
            Scalar::I32 => integer(
                u32::try_from(bits)
                    .ok()
                    .map(|bits| bits.cast_signed().into()),
            ),
            Scalar::I64 | Scalar::Isize => integer(Some(bits.cast_signed().into())),
            Scalar::U8 => integer(u8::try_from(bits).ok().map(Into::into)),
            Scalar::U16 => integer(u16::try_from(bits).ok().map(Into::into)),
            Scalar::U32 => integer(u32::try_from(bits).ok().map(Into::into)),
            Scalar::U64 | Scalar::Usize => integer(Some(bits.into())),
            Scalar::F32 => u32::try_from(bits).ok().map(Value::Float),
            Scalar::F64 => Some(Value::Double(bits)),
        }
    }

    /// Its type.
    pub fn ty(&self) -> Type {
        match self {
            Value::Bool(_) => Type::Scalar(Scalar::Bool),
            Value::Char(_) => Type::Scalar(Scalar::Char),
            Value::Integer(scalar, _) => Type::Scalar(*scalar),
            Value::Float(_) => Type::Scalar(Scalar::F32),
            Value::Double(_) => Type::Scalar(Scalar::F64),
            Value::Text(_) => Type::Text,
            Value::Bytes(_) => Type::Bytes,
        }
    }
}

/// `crate::path::Name` of a type's id, which is that and the crate's version: `crate::path::Name@0.3`.
pub(crate) fn type_path(id: &str) -> &str {
    id.split_once('@').map_or(id, |(path, _)| path)
}
