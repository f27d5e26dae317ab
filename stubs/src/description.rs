//! What a library says of itself, as one value: the records of [`hsffi_metadata`], put together.

pub use hsffi_metadata::owned::{
    Access, ArgAbi, Array, Closure, Constant, Deprecation, Docs, Enum, Error, Field, Finalizer,
    Function, Import, LicenseFile, Module, Object, Ownership, Parameter, Place, Record, Scalar,
    Slotted, Type, Value, Variant,
};

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

/// `crate::path::Name` of a type's id, which is that and the crate's version: `crate::path::Name@0.3`.
pub(crate) fn type_path(id: &str) -> &str {
    id.split_once('@').map_or(id, |(path, _)| path)
}
