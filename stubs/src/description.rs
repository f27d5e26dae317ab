//! The description of a library: the records of [`hsffi_metadata`] as one value.

use std::collections::{BTreeMap, BTreeSet};

pub use hsffi_metadata::owned::{
    Access, ArgAbi, Array, Class, Closure, Constant, Conversion, Data, DataForm, Deprecation, Docs,
    Enum, Error, Field, FieldNames, Finalizer, Function, HaskellFunction, HaskellType, Import,
    LicenseFile, ListForm, Module, Object, Ownership, Parameter, Place, Record, Scalar, Slotted,
    Submodule, Type, Value, Variant, Wide,
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
    /// The functions of Haskell's that Rust calls, sorted by link name.
    pub haskell_functions: Vec<HaskellFunction>,
    /// The types among these that another Haskell package declares.
    pub imports: Imports,
}

/// The Haskell packages that a package imports, and the types that it takes from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imports {
    /// The versions of the packages, by the names that their `hsffi::module!` gives them.
    pub packages: BTreeMap<String, String>,
    /// The Haskell modules of the types, by id.
    pub types: BTreeMap<String, String>,
}

/// A Haskell package, of several that are generated from one library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CratePackage {
    /// The crate whose `hsffi::module!` names it.
    pub crate_name: String,
    /// The crates whose exports it has: that crate, and those of its dependencies that no imported package has.
    pub crates: BTreeSet<String>,
    /// The crates of all packages that it imports, directly or not.
    pub imports: BTreeSet<String>,
}

/// The path in the id of a type: `crate::path::Name` for `crate::path::Name@0.3`, where `0.3` is the version of the crate.
pub(crate) fn type_path(id: &str) -> &str {
    id.split_once('@').map_or(id, |(path, _)| path)
}

impl Description {
    /// Whether another Haskell package declares the type with this id.
    pub(crate) fn is_imported(&self, id: &str) -> bool {
        self.imports.types.contains_key(id)
    }

    /// The ids of all types, and where they stand.
    pub(crate) fn types_mut(&mut self) -> impl Iterator<Item = (&str, &mut Place)> {
        let objects = self.objects.iter_mut().map(|it| (&*it.id, &mut it.place));
        let enums = self.enums.iter_mut().map(|it| (&*it.id, &mut it.place));
        let errors = self.errors.iter_mut().map(|it| (&*it.id, &mut it.place));
        let data = self.data.iter_mut().map(|it| (&*it.id, &mut it.place));
        objects.chain(enums).chain(errors).chain(data)
    }

    /// The data type with this id.
    pub(crate) fn data_type(&self, id: &str) -> Option<&Data> {
        let found = self
            .data
            .binary_search_by(|known| known.id.as_str().cmp(id));
        found.ok().and_then(|at| self.data.get(at))
    }
}
