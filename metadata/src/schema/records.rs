//! The records, one for each export, and their parts.

use super::types::{Access, ArgAbi, Class, DataForm, FieldNames, Finalizer, Import, Slotted, Type};
use crate::expand::schema;

schema! {
    /// One entry of the link section.
    records Record {
        /// `hsffi::module!`.
        Module = 1,
        /// `#[hsffi::export]`, one for each function.
        Function = 2,
        /// `#[derive(hsffi::Opaque)]` or `#[hsffi::destructor]`.
        Object = 3,
        /// `#[derive(hsffi::Enum)]`.
        Enum = 4,
        /// `#[derive(hsffi::Error)]`.
        Error = 5,
        /// `#[hsffi::export]`, one for each constant.
        Constant = 6,
        /// `#[derive(hsffi::Data)]`, and a trait with `#[hsffi::import]`.
        Data = 7,
        /// `hsffi::submodule!`, at most one for each Rust module.
        Submodule = 8,
        /// `#[hsffi::import]`, one for each function.
        HaskellFunction = 9,
    }

    /// The Haskell package as a whole.
    record Module {
        /// `Data.Mail`.
        binding root: text,
        /// The Haskell package's name before it is made fit for Cabal.
        binding package: text,
        /// The Cargo package's version.
        binding version: text,
        /// The prefix of the support functions' link names.
        binding prefix: text,
        /// The Cargo package's `license`, an SPDX expression, or empty.
        binding license: text,
        /// Whether Haskell calls by way of a C header.
        binding capi: flag,
        /// The type of actions, if it is not `IO`.
        binding io: optional_text,
        /// The module's documentation.
        docs docs: Docs,
        /// The Cargo package's `license-file`.
        docs license_file: option(LicenseFile),
    }

    /// The Haskell module that the items of a Rust module, which the record's place names, are in.
    record Submodule {
        /// `Data.Mail.Query`.
        binding name: text,
        /// The record's link name.
        binding symbol: text,
        /// The module's documentation.
        docs docs: Docs,
    }

    /// An exported function.
    record Function {
        /// The shim's link name. The record's own link name is this with `_abi` behind it.
        binding symbol: text,
        /// The Rust name: `open`, without type or module.
        binding name: text,
        /// The Haskell name, if the author chose one.
        binding haskell_name: optional_text,
        /// The type in whose `impl` block it stands.
        binding owner: optional_definition,
        /// Whether the first parameter is `self`.
        binding method: flag,
        /// How Haskell imports it.
        binding import: Import,
        /// Whether an error is returned as `Left`, not thrown.
        binding either: flag,
        /// The parameters, `self` among them.
        binding parameters: list(Parameter),
        /// The type of the value, or of that in `Ok`.
        binding value: Type,
        /// The type of the error, when the function returns a `Result`.
        binding error: option(Type),
        /// The size of the out-slot in bytes.
        binding slot: number,
        /// Whether it is pure: a function in Haskell's sense, and not an action.
        binding pure: flag,
        /// Whether the call starts a future, which Haskell waits for.
        binding asynchronous: flag,
        /// The class whose instance it is a method of. Users do not call such a function by its name.
        binding class: option(Class),
        /// The function's documentation.
        docs docs: Docs,
        /// Why an `unsafe` import is justified, in the author's words; empty for the others.
        docs reason: text,
        /// Whether its author says that it may wait.
        docs blocking: flag,
    }

    /// A parameter of a function.
    group Parameter {
        /// Its Rust name.
        binding name: text,
        /// Its type.
        binding ty: Type,
        /// How it is passed.
        binding abi: ArgAbi,
        /// The size of its slot in bytes, when it is passed in one.
        binding slot: number,
    }

    /// A type behind a handle.
    record Object {
        /// The type.
        binding id: definition,
        /// The Haskell type's name.
        binding name: text,
        /// The record's link name.
        binding symbol: text,
        /// The link name of its destructor.
        binding destructor: text,
        /// Who runs it.
        binding finalizer: Finalizer,
        /// The link name of the function that closes it, if there is one.
        binding close: optional_text,
        /// How calls use it.
        binding access: Access,
        /// The classes of its instances.
        binding instances: list(Class),
        /// The type's documentation.
        docs docs: Docs,
    }

    /// A fieldless enum.
    record Enum {
        /// The type.
        binding id: definition,
        /// The Haskell type's name.
        binding name: text,
        /// The record's link name.
        binding symbol: text,
        /// The variants, in order.
        binding variants: list(Variant),
        /// The type's documentation.
        docs docs: Docs,
    }

    /// An error: index of the variant as `u32`, which is 0 for a struct, message at offset 8, then the fields that cross.
    record Error {
        /// The type.
        binding id: definition,
        /// The Haskell type's name.
        binding name: text,
        /// The record's link name.
        binding symbol: text,
        /// The variants, in order.
        binding variants: list(Variant),
        /// The type's documentation.
        docs docs: Docs,
    }

    /// A struct or enum that crosses by value. Its fields lie as in a C struct, behind the index of the variant as `u32` when it
    /// is an enum. Of a trait that Haskell implements, the fields are its methods, which are called by their numbers.
    record Data {
        /// The type.
        binding id: definition,
        /// The Haskell type's name.
        binding name: text,
        /// The record's link name.
        binding symbol: text,
        /// Whether the index of a variant precedes the fields.
        binding sum: flag,
        /// The variants, in order; the one of a struct has its name.
        binding variants: list(Variant),
        /// Bytes that a value takes.
        binding size: number,
        /// What Haskell declares.
        binding form: DataForm,
        /// How Haskell names the fields.
        binding field_names: FieldNames,
        /// Whether Haskell passes values, and does not only receive them.
        binding passed: flag,
        /// The type's documentation.
        docs docs: Docs,
    }

    /// A variant of an enum, error or data type.
    group Variant {
        /// The Haskell constructor.
        binding name: text,
        /// Its fields; none in a fieldless enum.
        binding fields: list(Field),
        /// The Rust variant, to which documentation refers.
        docs ident: text,
        /// Its documentation.
        docs docs: Docs,
    }

    /// A field of a variant.
    group Field {
        /// Its Rust name; a number in tuple variants.
        binding name: text,
        /// Where it lies, and its type.
        binding value: Slotted,
        /// Its documentation.
        docs docs: Docs,
    }

    /// An exported constant.
    record Constant {
        /// Its name in C. The record's link name is this with `_abi` behind it.
        binding symbol: text,
        /// The Rust name: `MAX_LEN`, without type or module.
        binding name: text,
        /// The Haskell name, if the author chose one.
        binding haskell_name: optional_text,
        /// The type in whose `impl` block it stands.
        binding owner: optional_definition,
        /// Its value.
        binding value: Value,
        /// Its documentation.
        docs docs: Docs,
    }

    /// A function of Haskell's that Rust calls.
    record HaskellFunction {
        /// The link name of what Haskell exports. The record's own link name is this with `_abi` behind it.
        binding symbol: text,
        /// The Haskell module that has it.
        binding module: text,
        /// The Rust name.
        binding name: text,
        /// The Haskell name, if the author chose one.
        binding haskell_name: optional_text,
        /// Whether it is a function in Haskell's sense, and not an action.
        binding pure: flag,
        /// Whether Rust awaits it.
        binding asynchronous: flag,
        /// Its type, a closure.
        binding ty: Type,
    }

    value Value;

    /// The documentation of an item.
    #[derive(Default)]
    group Docs {
        /// Markdown. The borrowed form has it in parts: the values of `#[doc = …]` are known to rustc alone.
        docs text: paragraphs,
        /// `#[deprecated]`, where it is.
        docs deprecated: option(Deprecation),
    }

    /// `#[deprecated]`.
    #[derive(Default)]
    group Deprecation {
        /// The version, or empty.
        docs since: text,
        /// The replacement, or empty.
        docs note: text,
    }

    /// A file with a licence.
    group LicenseFile {
        /// The file's name, without directories.
        docs name: text,
        /// Its text.
        docs text: text,
    }

    /// Where in the Rust sources an item stands. Messages of the generator name it; generated files do not.
    #[derive(Default)]
    group Place {
        /// The file, as `file!()` has it.
        docs file: text,
        /// The line, as `line!()` has it.
        docs line: number,
        /// The Rust module, as `module_path!()` has it.
        docs rust_module: text,
        /// The Haskell module, if the item chose one: `#[hsffi(module = "…")]`.
        docs haskell_module: optional_text,
    }
}
