//! Why the Haskell part of a program is not built.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why the Haskell part of a program is not built. What cargo, cabal and GHC say, they have printed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// It is not a `build.rs` that calls.
    #[error("hsffi-build is called outside of a build script: call it from `build.rs`")]
    NotInBuildScript,
    /// The program is for another kind of machine.
    #[error(
        "the program is built for {target}, for which GHC does not compile here: build it on that machine"
    )]
    CrossCompilation {
        /// What the program is built for.
        target: String,
    },
    /// The Haskell part is to be in a shared library.
    #[error(
        "a `{crate_type}` cannot be linked statically with Haskell, since GHC's static libraries are for fixed addresses: remove `linked_statically(true)` \
         from build.rs, or {crate_type} from the crate types in Cargo.toml"
    )]
    StaticInSharedLibrary {
        /// The kind of library.
        crate_type: String,
    },
    /// There are no modules.
    #[error(
        "the folder of Haskell modules `{path}` does not exist: create it, or correct the path in build.rs"
    )]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// There is no GHC.
    #[error(
        "GHC cannot be run as `{program}` ({source}): install GHC, or set the environment variable GHC to its path"
    )]
    NoGhc {
        /// What was to be run.
        program: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// Cargo cannot be run.
    #[error("cargo cannot be run as `{program}` ({source})")]
    NoCargo {
        /// What was to be run.
        program: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The crate was not built for its declarations.
    #[error(
        "the declarations of the crate cannot be read, since cargo did not build it without its Haskell part ({status})"
    )]
    Cargo {
        /// Of cargo.
        status: ExitStatus,
    },
    /// The crate was built to an unknown place.
    #[error(
        "cargo built the crate, but nothing is in `{path}`: name the program with `Haskell::bin`, or move the declarations to the library"
    )]
    NoResult {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The package has neither a library nor a program of its name.
    #[error(
        "the package has neither src/lib.rs nor src/main.rs: name the program whose functions are imported with `Haskell::bin`"
    )]
    NoCrate,
    /// The declarations are not good.
    #[error("{0}")]
    Declarations(hsffi_stubs::Error),
    /// A crate that it depends on has a Haskell part of its own.
    #[error(
        "two crates of the program have an `hsffi::module!`, {first} and {second}, and a program has one Haskell part: move the declarations to one \
         crate, or remove `hsffi::module!` and the build script from the dependency, whose declarations are then this crate's"
    )]
    TwoCrates {
        /// The module of one.
        first: String,
        /// That of the other.
        second: String,
    },
    /// Two items have one name in Haskell.
    #[error("{0}")]
    Names(#[from] hsffi_stubs::NameErrors),
    /// Nothing is imported.
    #[error(
        "the crate imports no function of Haskell's: declare one with `#[hsffi::import(module = \"…\")]`, or remove hsffi-build from build.rs"
    )]
    NothingImported,
    /// A file cannot be written.
    #[error("`{path}` cannot be written ({source})")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A module that is imported is not in the folder.
    #[error(
        "`{path}` does not exist, but {place} imports functions of the Haskell module {module}: write the module, or correct its name"
    )]
    NoModule {
        /// Where it would be.
        path: PathBuf,
        /// Where a function of it is declared.
        place: String,
        /// The module.
        module: String,
    },
    /// The generated package would import a module of the package that depends on it.
    #[error(
        "the generated Haskell package mentions the type {module}.{name}, in a trait or in a function that Rust exports, and so would depend on \
         the package in `{folder}`, which depends on it: put the modules into a folder without a Cabal package, or pass a function that uses \
         the value as a `Fun`"
    )]
    DeclaredType {
        /// The module of the type.
        module: String,
        /// The type.
        name: String,
        /// The folder of the package.
        folder: PathBuf,
    },
    /// GHC rejects the modules.
    #[error("GHC did not compile the Haskell modules ({status}); its messages are above")]
    Ghc {
        /// Of GHC.
        status: ExitStatus,
    },
    /// There is no cabal.
    #[error(
        "cabal cannot be run as `{program}` ({source}): install cabal-install, or set the environment variable CABAL to its path"
    )]
    NoCabal {
        /// What was to be run.
        program: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// Cabal does not build the package.
    #[error("cabal did not build the Haskell package ({status}); its messages are above")]
    Cabal {
        /// Of cabal.
        status: ExitStatus,
    },
    /// Cabal is too old.
    #[error(
        "cabal has written no environment file for GHC: hsffi-build requires cabal 3.4 or later"
    )]
    NoEnvironment,
    /// There are several packages in the folder.
    #[error(
        "there are several .cabal files in one folder ({}): keep one, or name the folder of one package in build.rs",
        files.iter().map(|file| format!("`{}`", file.display())).collect::<Vec<_>>().join(", ")
    )]
    SeveralPackages {
        /// The `.cabal` files.
        files: Vec<PathBuf>,
    },
    /// The package has programs alone.
    #[error(
        "`{path}` has no library, and Rust calls functions of one: write a section `library` that exposes the imported modules"
    )]
    NoLibrary {
        /// The `.cabal` file.
        path: PathBuf,
    },
    /// The package has the name of the one that is generated.
    #[error(
        "the Cabal package of `{path}` has the name of the package that is generated from the Rust crate, {name}: rename one, such as by \
         `hsffi::module!(\"{root}\", package = \"{name}-rust\")`"
    )]
    SameName {
        /// The `.cabal` file.
        path: PathBuf,
        /// The name.
        name: String,
        /// The module of the crate.
        root: String,
    },
    /// A module that is imported cannot be imported from the package.
    #[error(
        "the package of `{path}` does not expose the Haskell module {module}, of which {place} imports a function: write it to \
         `exposed-modules`, or correct the module's name"
    )]
    NotExposed {
        /// The `.cabal` file.
        path: PathBuf,
        /// Where a function of it is declared.
        place: String,
        /// The module.
        module: String,
    },
    /// A file cannot be read.
    #[error("`{path}` cannot be read ({source})")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

impl From<hsffi_stubs::Error> for Error {
    fn from(error: hsffi_stubs::Error) -> Self {
        match error {
            hsffi_stubs::Error::TwoModules { first, second, .. } => {
                Error::TwoCrates { first, second }
            }
            other => Error::Declarations(other),
        }
    }
}
