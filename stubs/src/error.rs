//! The errors of reading a library and of writing its Haskell package.

use std::fmt;
use std::io;
use std::path::PathBuf;

use hsffi_metadata::{DecodeError, VERSION};

use crate::companion::CompanionErrors;
use crate::generate::NameErrors;
use crate::package::{Difference, State};

/// The error of reading a library or writing its Haskell package.
///
/// The message is one sentence with the file, the cause and the fix. If the cause is an error of another library,
/// [`source`] returns it.
///
/// [`source`]: std::error::Error::source
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file does not exist.
    #[error("`{path}` does not exist: build the library first, or correct the path")]
    Missing {
        /// The path of the file.
        path: PathBuf,
    },
    /// The path is that of a directory, a device or a pipe.
    #[error("`{path}` is not a file: give the path of the library that cargo built")]
    NotAFile {
        /// The path that was given as a library.
        path: PathBuf,
    },
    /// The file cannot be read.
    #[error("`{path}` cannot be read ({source}): check its permissions")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The executable of this program cannot be found.
    #[error(
        "the executable of this program cannot be found ({source}): read the library by its path instead"
    )]
    ThisProgram {
        /// The error of the operating system.
        source: io::Error,
    },
    /// The file is empty.
    #[error("`{path}` is empty: build the library again")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a library.
    #[error(
        "`{path}` is not a library: give an archive, a shared library or an object file that cargo built"
    )]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// The file is a thin archive, whose members are separate files.
    #[error(
        "`{path}` is a thin archive, which contains only the names of its members: give the library itself"
    )]
    ThinArchive {
        /// The file.
        path: PathBuf,
    },
    /// The library violates its file format.
    #[error("`{path}` is damaged or truncated ({source}): build the library again")]
    DamagedLibrary {
        /// The file.
        path: PathBuf,
        /// The error of the parser.
        source: object::Error,
    },
    /// The library contains bitcode, which only a linker plugin can compile.
    #[error(
        "`{path}` contains LLVM bitcode instead of machine code: build the library without `-C linker-plugin-lto`"
    )]
    Bitcode {
        /// The file.
        path: PathBuf,
    },
    /// The library has no metadata of hsffi.
    #[error(
        "`{path}` exports nothing to Haskell: write `hsffi::module!` and `#[hsffi::export]` in its crate, and build it again"
    )]
    NoMetadata {
        /// The file.
        path: PathBuf,
    },
    /// The metadata has another version than this program reads.
    #[error(
        "`{path}` has metadata of version {found}, but this program reads version {VERSION}: {fix}",
        fix = update(*found)
    )]
    OtherVersion {
        /// The file.
        path: PathBuf,
        /// The version found, which is not [`VERSION`].
        found: u16,
    },
    /// The library violates a requirement of linkers.
    #[error("`{path}` is damaged ({flaw}): build the library again")]
    MalformedLibrary {
        /// The file.
        path: PathBuf,
        /// The violation.
        flaw: &'static str,
    },
    /// The metadata describes a symbol that the library does not define.
    #[error(
        "`{path}` describes the symbol `{symbol}` but does not define it: build the library again"
    )]
    NoSymbol {
        /// The file.
        path: PathBuf,
        /// The link name.
        symbol: String,
    },
    /// The library contains two builds of one crate, with the same link names.
    #[error(
        "`{path}` contains two builds of {the_crate}, which both define `{symbol}`: depend on one version of it, with one set of features; `cargo tree --duplicates` lists the dependencies",
        the_crate = named(name)
    )]
    TwoBuilds {
        /// The file.
        path: PathBuf,
        /// The name of the crate, or an empty string if it is unknown.
        name: String,
        /// The link name that both have.
        symbol: String,
    },
    /// Two object files define the same symbol.
    #[error(
        "`{path}` defines `{symbol}` twice, in `{first}` and in `{second}`: depend on one of the crates or C libraries that define it"
    )]
    TwoDefinitions {
        /// The file.
        path: PathBuf,
        /// The link name.
        symbol: String,
        /// The first object file.
        first: String,
        /// The second object file.
        second: String,
    },
    /// The library calls Haskell functions, which no generated package has.
    #[error(
        "{place} imports `{module}.{function}`, but a Haskell package that is generated from a Rust crate has no modules for it: pass the \
         function as a `Fun`; `#[hsffi::import]` is for Rust programs, which hsffi-build builds"
    )]
    HaskellFunction {
        /// Where it is declared.
        place: String,
        /// The Haskell module.
        module: String,
        /// The Rust name.
        function: String,
    },
    /// An export has values of a Haskell type, which no generated package has.
    #[error(
        "the crate passes values of the Haskell type `{module}.{name}`, but a Haskell package that is generated from a Rust crate has no modules \
         for it: pass a function that uses the value as a `Fun`; `#[hsffi::import]` is for Rust programs, which hsffi-build builds"
    )]
    HaskellType {
        /// The Haskell module.
        module: String,
        /// The type.
        name: String,
    },
    /// The metadata violates its format.
    #[error("`{path}` has damaged metadata ({source}): build the library again")]
    DamagedMetadata {
        /// The file.
        path: PathBuf,
        /// The violation and its position.
        source: DecodeError,
    },
    /// The library has exports but no `hsffi::module!`.
    #[error(
        "`{path}` does not name its Haskell module: write `hsffi::module!(\"Data.Mail\")`, with a name of your choice, in the root of the crate (`src/lib.rs`)"
    )]
    NoModule {
        /// The file.
        path: PathBuf,
    },
    /// Two crates of the library have an `hsffi::module!`.
    #[error(
        "`{path}` names two Haskell modules, `{first}` and `{second}`: keep one `hsffi::module!` among the crates of the library, or list the \
         dependency in `[package.metadata.hsffi]` of the crate that you build, as in `imports = [\"geometry\"]`, and each becomes a Haskell \
         package"
    )]
    TwoModules {
        /// The file.
        path: PathBuf,
        /// The name of the first module.
        first: String,
        /// The name of the second module, which may be equal.
        second: String,
    },
    /// A crate that is to be a package of its own has no `hsffi::module!`.
    #[error(
        "the crate `{name}` has no Haskell package that could be imported, since it has no `hsffi::module!`: remove it from `imports` in \
         `[package.metadata.hsffi]`, and its types are declared where they are used"
    )]
    ImportWithoutModule {
        /// The file.
        path: PathBuf,
        /// The name of the crate.
        name: String,
    },
    /// A crate that is not imported has an `hsffi::module!`.
    #[error(
        "`{path}` contains the crate `{name}`, which has a Haskell package of its own: add it to `imports` in `[package.metadata.hsffi]` of \
         the crate that depends on it"
    )]
    ModuleWithoutImport {
        /// The file.
        path: PathBuf,
        /// The name of the crate.
        name: String,
    },
    /// Two versions of a crate with a Haskell package are in the library.
    #[error(
        "`{path}` contains the versions {} and {} of the crate `{name}`, whose Haskell packages would have the same names: depend on one \
         version; `cargo tree --duplicates` lists what depends on each",
        versions[0],
        versions[1]
    )]
    TwoVersions {
        /// The file.
        path: PathBuf,
        /// The name of the crate.
        name: String,
        /// The versions.
        versions: [String; 2],
    },
    /// A package has a module of the same name as one that it imports.
    #[error(
        "the crates `{}` and `{}` both have the Haskell module `{module}`, and one imports the other: choose another name in \
         `hsffi::module!` of one",
        crates[0],
        crates[1]
    )]
    OneModule {
        /// The file.
        path: PathBuf,
        /// The name of the module.
        module: String,
        /// The names of the crates.
        crates: [String; 2],
    },
    /// Two exports have the same link name.
    #[error(
        "`{path}` contains two builds of one crate, and both export `{symbol}`: depend on one of them; `cargo tree --duplicates` lists them"
    )]
    TwoExports {
        /// The file.
        path: PathBuf,
        /// The link name that both have.
        symbol: String,
    },
    /// Two types have the same path and version.
    #[error(
        "`{path}` contains two builds of one crate, and both define the type `{id}`: depend on one of them; `cargo tree --duplicates` lists them"
    )]
    TwoTypes {
        /// The file.
        path: PathBuf,
        /// `crate::path::Name@version`.
        id: String,
    },
    /// The metadata refers to a type that it does not describe.
    #[error(
        "`{path}` does not describe the type `{id}`, which `{user}` requires: link the crate that defines it, and build the library again"
    )]
    Undefined {
        /// The file.
        path: PathBuf,
        /// `crate::path::Name`.
        id: String,
        /// The function or type that refers to it.
        user: String,
    },

    /// Some names cannot be used in Haskell.
    #[error(transparent)]
    Names(#[from] NameErrors),
    /// Some companion modules do not fit to the generated ones.
    #[error(transparent)]
    Companions(#[from] CompanionErrors),
    /// A file of the package would be outside of its directory, or occurs twice.
    #[error(
        "the package cannot contain a file `{file}`, or contains it twice: correct the module name in `hsffi::module!` or the documents in Cargo.toml"
    )]
    Misplaced {
        /// The path within the package.
        file: String,
    },
    /// Existing files prevent the writing of the package.
    #[error("{}: {}", Listed(refused), fix(refused))]
    Refused {
        /// All of them.
        refused: Vec<Difference>,
    },
    /// The manifest of the files that hsffi wrote is damaged.
    #[error(
        "`{path}` is damaged in line {line}: restore it, or use `--force` to write the whole package again"
    )]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// The number of the first damaged line.
        line: usize,
    },
    /// A file cannot be written; all files are unchanged.
    #[error(
        "`{path}` cannot be written ({source}), so nothing was changed: check its permissions and the free space"
    )]
    Unwritable {
        /// The file or directory.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A file cannot be written, and files written before it cannot be restored.
    #[error(
        "`{path}` cannot be written ({source}), and files written before it cannot be restored: check its permissions and the free space, and run the command again"
    )]
    HalfWritten {
        /// The file or directory.
        path: PathBuf,
        /// The first error of the operating system.
        source: io::Error,
    },
}

/// The name of a crate, for a sentence.
fn named(name: &str) -> String {
    if name.is_empty() {
        "one crate".to_owned()
    } else {
        format!("the crate `{name}`")
    }
}

/// The fix for metadata of version `found`.
fn update(found: u16) -> &'static str {
    if found > VERSION {
        "update cargo-hsffi"
    } else {
        "update hsffi in the library's Cargo.toml, and build it again"
    }
}

/// A list of differences, for a sentence: separated by commas, and by `and` before the last.
struct Listed<'a>(&'a [Difference]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, difference) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(if i + 1 == self.0.len() { " and " } else { ", " })?;
            }
            difference.fmt(f)?;
        }
        Ok(())
    }
}

/// The fix for files that are not replaced.
fn fix(refused: &[Difference]) -> &'static str {
    if refused
        .iter()
        .any(|difference| difference.state == State::InTheWay)
    {
        "move the file or directory"
    } else {
        "move the files that you want to keep, or use `--force` to replace them"
    }
}
