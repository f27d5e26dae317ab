//! The description of a library: the records of [`hsffi_metadata`] as one value.

pub use hsffi_metadata::owned::{
    Access, ArgAbi, Array, Class, Closure, Constant, Data, DataForm, Deprecation, Docs, Enum,
    Error, Field, FieldNames, Finalizer, Function, Import, LicenseFile, ListForm, Module, Object,
    Ownership, Parameter, Place, Record, Scalar, Slotted, Submodule, Type, Value, Variant, Wide,
};

/// The exports of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The Haskell module and package, from `hsffi::module!`.
    pub module: Module,
    /// The exported functions, sorted by link name.
    pub functions: Vec<Function>,
    /// The types behind handles, sorted by id.
    pub objects: Vec<Object>,
    /// The fieldless enums, sorted by id.
    pub enums: Vec<Enum>,
    /// The error enums, sorted by id.
    pub errors: Vec<Error>,
    /// The data types, sorted by id.
    pub data: Vec<Data>,
    /// The constants, sorted by symbol.
    pub constants: Vec<Constant>,
    /// The Haskell modules of Rust modules, sorted by the paths of these. The place of each item has its Haskell module.
    pub submodules: Vec<Submodule>,
}

/// The path in the id of a type: `crate::path::Name` for `crate::path::Name@0.3`, where `0.3` is the version of the crate.
pub(crate) fn type_path(id: &str) -> &str {
    id.split_once('@').map_or(id, |(path, _)| path)
}

impl Description {
    /// The data type with this id.
    pub(crate) fn data_type(&self, id: &str) -> Option<&Data> {
        let found = self
            .data
            .binary_search_by(|known| known.id.as_str().cmp(id));
        found.ok().and_then(|at| self.data.get(at))
    }
}
