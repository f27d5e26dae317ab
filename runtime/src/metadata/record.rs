//! The records: what a library tells of its module, its functions and its types.

use super::types::{Scalar, Slotted, tags};
use super::{Definition, Type};

/// One entry of the link section.
#[derive(Clone, Copy, Debug)]
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

impl Record {
    /// The byte that tells the kinds apart in the encoding.
    pub const fn kind(&self) -> u8 {
        match self {
            Record::Module(_) => 1,
            Record::Function(_) => 2,
            Record::Object(_) => 3,
            Record::Enum(_) => 4,
            Record::Error(_) => 5,
            Record::Constant(_) => 6,
        }
    }
}

/// Where in the Rust sources something stands. Messages of the generator name it; nothing that is generated does.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The file, as `file!()` has it.
    pub file: &'static str,
    /// The line, as `line!()` has it.
    pub line: u32,
}

impl Place {
    /// For what does not depend on it.
    pub(super) const NOWHERE: Self = Place { file: "", line: 0 };
}

/// The documentation of an item.
#[derive(Clone, Copy, Debug)]
pub struct Docs {
    /// The text, Markdown, in parts: the values of `#[doc = …]` are known to rustc alone.
    pub text: &'static [&'static str],
    /// What `#[deprecated]` says, where it is.
    pub deprecated: Option<Deprecation>,
}

impl Docs {
    /// Text alone.
    pub const fn of(text: &'static [&'static str]) -> Self {
        Docs {
            text,
            deprecated: None,
        }
    }
}

/// `#[deprecated]`.
#[derive(Clone, Copy, Debug)]
pub struct Deprecation {
    /// The version, or nothing.
    pub since: &'static str,
    /// What to use instead, or nothing.
    pub note: &'static str,
}

/// The Haskell package as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// `Data.Mail`.
    pub root: &'static str,
    /// The Cargo package's name.
    pub package: &'static str,
    /// The Cargo package's version.
    pub version: &'static str,
    /// What the names of the support functions begin with.
    pub prefix: &'static str,
    /// The Cargo package's `license`, an SPDX expression, or nothing.
    pub license: &'static str,
    /// The name of the Cargo package's `license-file`, or nothing.
    pub license_file: &'static str,
    /// What stands in that file.
    pub license_text: &'static str,
    /// The module's documentation.
    pub docs: Docs,
    /// Whether Haskell calls by way of a C header.
    pub capi: bool,
    /// What actions are called instead of `IO`, or nothing.
    pub io: &'static str,
}

/// An exported function.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct Function {
    /// The shim's link name. The record's own link name is this with `_abi` behind it.
    pub symbol: &'static str,
    /// The Rust name: `open`, without type or module.
    pub name: &'static str,
    /// The Haskell name asked for, or nothing.
    pub haskell_name: &'static str,
    /// The type in whose `impl` block it stands.
    pub owner: Option<&'static Definition>,
    /// Whether the first parameter is `self`.
    pub method: bool,
    /// How Haskell imports it.
    pub import: Import,
    /// Why an `unsafe` import is justified, in the author's words.
    pub because: &'static str,
    /// Whether an error is returned as `Left`, not thrown.
    pub either: bool,
    /// The parameters, `self` among them.
    pub parameters: &'static [Parameter],
    /// What comes back.
    pub returned: Returned,
    /// The function's documentation.
    pub docs: Docs,
    /// Whether its author says that it may wait, of which the documentation tells.
    pub blocking: bool,
    /// Whether its author says that it is a function in Haskell's sense, and no action.
    pub pure: bool,
}

/// A parameter of a function.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its Rust name.
    pub name: &'static str,
    /// Its type.
    pub ty: Type,
    /// How it is handed over.
    pub passing: Passing,
    /// The size of its slot in bytes, when it is passed in one.
    pub size: usize,
}

/// What a function answers, all in the out-slot.
#[derive(Clone, Copy, Debug)]
pub struct Returned {
    /// The value, or that of `Ok`.
    pub value: Type,
    /// The type of `Err`, when there is one.
    pub error: Option<Type>,
    /// The size of the out-slot in bytes.
    pub size: usize,
}

tags! {
    /// The safety annotation of a `foreign import`.
    pub enum Import {
        /// May block and may call back.
        Safe = 1,
        /// A leaf: no blocking, no calling back, no garbage collection meanwhile.
        Unsafe = 2,
        /// May block, and stops when the caller is thrown an exception. Calls nothing back.
        Interruptible = 3,
        /// Imported as [`Import::Safe`]; looks every now and then whether the caller has been thrown an exception.
        Cancellable = 4,
    }
}

tags! {
    /// How an argument is handed over.
    pub enum Passing {
        /// As one C argument.
        Word = 1,
        /// As pointer and length, two C arguments.
        Slice = 2,
        /// As a pointer to a slot.
        Slot = 3,
        /// As a pointer to a slot whose value, or what it refers to, is the call's own copy. Rust changes it, and Haskell returns
        /// it behind the result.
        Changed = 4,
        /// As the address of an array, and from where on and how long the text lies in it, three C arguments.
        Within = 5,
    }
}

tags! {
    /// How calls use an object.
    pub enum Access {
        /// At once, and nothing is checked.
        Free = 1,
        /// At once, if it has not been closed.
        Shared = 2,
        /// One by one.
        Exclusive = 3,
        /// On the thread that made it.
        Bound = 4,
    }
}

tags! {
    /// Who runs a destructor.
    pub enum Finalizer {
        /// The garbage collector, as a `FinalizerPtr`.
        C = 1,
        /// A Haskell thread, as `Foreign.Concurrent` has it.
        Haskell = 2,
        /// The garbage collector, as a `FinalizerPtr`, in a collection after the one that finds the object unused.
        Late = 3,
    }
}

/// A type that lives behind a handle.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The type.
    pub definition: &'static Definition,
    /// The Haskell type's name.
    pub name: &'static str,
    /// The record's link name.
    pub symbol: &'static str,
    /// The link name of its destructor.
    pub destructor: &'static str,
    /// Who runs it.
    pub finalizer: Finalizer,
    /// The link name of the function that closes it, or nothing.
    pub close: &'static str,
    /// How calls use it.
    pub access: Access,
    /// The type's documentation.
    pub docs: Docs,
}

/// A fieldless enum.
#[derive(Clone, Copy, Debug)]
pub struct Enum {
    /// The type.
    pub definition: &'static Definition,
    /// The Haskell type's name.
    pub name: &'static str,
    /// The record's link name.
    pub symbol: &'static str,
    /// The variants, in order.
    pub variants: &'static [Variant],
    /// The type's documentation.
    pub docs: Docs,
}

/// A variant without fields.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The Haskell constructor.
    pub name: &'static str,
    /// The Rust variant, to which documentation refers.
    pub ident: &'static str,
    /// Its documentation.
    pub docs: Docs,
}

/// An error enum: index of the variant as `u32`, message, then the variant's fields.
#[derive(Clone, Copy, Debug)]
pub struct Error {
    /// The type.
    pub definition: &'static Definition,
    /// The Haskell type's name.
    pub name: &'static str,
    /// The record's link name.
    pub symbol: &'static str,
    /// The variants, in order.
    pub variants: &'static [ErrorVariant],
    /// The type's documentation.
    pub docs: Docs,
}

/// A variant of an error.
#[derive(Clone, Copy, Debug)]
pub struct ErrorVariant {
    /// The Haskell constructor.
    pub name: &'static str,
    /// The Rust variant, to which documentation refers.
    pub ident: &'static str,
    /// Its fields, in order.
    pub fields: &'static [Field],
    /// Its documentation.
    pub docs: Docs,
}

/// A field of an error's variant.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its Rust name; a number in tuple variants.
    pub name: &'static str,
    /// Where it lies and what it is.
    pub value: Slotted,
    /// Its documentation.
    pub docs: Docs,
}

/// An exported constant.
#[derive(Clone, Copy, Debug)]
pub struct Constant {
    /// Its name in C. The record's link name is this with `_abi` behind it.
    pub symbol: &'static str,
    /// The Rust name: `MAX_LEN`, without type or module.
    pub name: &'static str,
    /// The Haskell name asked for, or nothing.
    pub haskell_name: &'static str,
    /// The type in whose `impl` block it stands.
    pub owner: Option<&'static Definition>,
    /// What it is.
    pub value: Value,
    /// Its documentation.
    pub docs: Docs,
}

/// The value of a constant.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// The bits of a number, `bool` or `char` of this type, zeros before them.
    Scalar(Scalar, u64),
    /// UTF-8.
    Text(&'static str),
    /// Bytes.
    Bytes(&'static [u8]),
}
