//! Haskell modules, or a Cabal package, in a Rust program that uses `hsffi`: `build.rs` compiles and links them.
//!
//! ```no_run
//! hsffi_build::haskell("haskell/");
//! ```
//!
//! in the `main` of `build.rs` compiles the modules of the folder `haskell` that the functions of `#[hsffi::import]` name, with all that they import, and links
//! them into the programs, examples and tests of the Cargo package. Then `cargo run` and `cargo test` work as ever. GHC is what the
//! environment variable `GHC` names, or else `ghc` on the `PATH`; the modules may use all packages of its global package database.
//!
//! When there is a `.cabal` file in the folder, cabal builds the package's library: what the environment variable `CABAL` names, or else
//! `cabal` on the `PATH`. Its dependencies are those of any package, and a `cabal.project` in the folder, or above it in the Cargo package,
//! is heeded, with its `.local` and `.freeze`. If the Haskell modules import the module that is generated from the crate, the package depends on a package of
//! the crate's name (with hyphens), which `build.rs` adds to the project. Nothing is written to the folder. Whether cabal may
//! download is in its own configuration: with `offline: True` it does not.
//!
//! # How it works
//!
//! rustc alone knows the types of the declarations. So the crate is compiled once before, in a target directory of its own and
//! without its Haskell part, and the declarations are read from the result. From them, a module is generated that exports the
//! functions with the types that Rust declares. GHC compiles it, the user's modules and hsffi's runtime to a shared library, which
//! stays in cargo's target directory. The Rust program is linked with it, and finds it by its path; or to a static library, which becomes part of the
//! program. Of a Cabal package, the library has
//! the exporting module alone, and is linked with the shared libraries of the packages that cabal builds.
//!
//! | module | purpose |
//! |---|---|
//! | `describe` | compiles the crate, and reads its declarations |
//! | `sources` | writes the generated modules and the runtime |
//! | `package` | finds the Cabal package |
//! | `project` | writes the project that cabal builds |
//! | `cabal` | builds the packages |
//! | `ghc` | compiles |
//! | `link` | has cargo link the result |
//! | `units` | reads GHC's descriptions of packages |

mod cabal;
mod describe;
mod error;
mod ghc;
mod link;
mod package;
mod project;
mod sources;
mod units;

use std::env;
use std::path::{Path, PathBuf};

pub use error::Error;
use link::Linking;
use package::CabalPackage;

/// Compiles the Haskell modules of a folder, or its Cabal package, and links them with the crate whose `build.rs` this is.
///
/// What is wrong, it prints to standard error, and ends `build.rs`.
pub fn haskell(folder: impl AsRef<Path>) {
    Haskell::new(folder).build();
}

/// Haskell modules, and how they are compiled.
#[derive(Clone, Debug)]
#[must_use = "nothing is compiled before `build` is called"]
pub struct Haskell {
    folder: PathBuf,
    threaded: bool,
    linking: Linking,
    options: Vec<String>,
    bin: Option<String>,
}

impl Haskell {
    /// The modules of a folder, which is relative to the Cargo package, or the Cabal package in it.
    pub fn new(folder: impl AsRef<Path>) -> Self {
        Haskell {
            folder: folder.as_ref().to_owned(),
            threaded: true,
            linking: Linking::Shared,
            options: Vec::new(),
            bin: None,
        }
    }

    /// Whether the program is linked with GHC's threaded runtime, as it is by default. On the other one, only the thread that
    /// started the runtime can call Haskell.
    pub fn threaded(mut self, threaded: bool) -> Self {
        self.threaded = threaded;
        self
    }

    /// Whether the Haskell part is in the program itself, with GHC's runtime and all packages that it uses. Otherwise, as by default, it is in shared
    /// libraries: one in cargo's target directory, and those of GHC. The program then runs without cargo's target directory and without GHC.
    ///
    /// GHC's static libraries are for fixed addresses, so the program is not position-independent (`-no-pie`), and this is for
    /// programs, tests and examples: [`try_build`](Self::try_build) refuses a Cargo package that is a `cdylib` or a `dylib`.
    pub fn linked_statically(mut self, is_static: bool) -> Self {
        self.linking = if is_static {
            Linking::Static
        } else {
            Linking::Shared
        };
        self
    }

    /// An option for GHC, such as `-Wall` or `-package-db=…`. It is for all modules, those of hsffi included, and for all packages of the project:
    /// extensions of the language
    /// are written in the modules that use them.
    pub fn ghc_option(mut self, option: impl Into<String>) -> Self {
        self.options.push(option.into());
        self
    }

    /// The program whose functions are imported, of a package that has no library and several programs.
    pub fn bin(mut self, name: impl Into<String>) -> Self {
        self.bin = Some(name.into());
        self
    }

    /// Compiles and links.
    ///
    /// What is wrong, it prints to standard error, and ends `build.rs`.
    pub fn build(&self) {
        if let Err(error) = self.try_build() {
            eprintln!("\n{error}");
            std::process::exit(1);
        }
    }

    /// Compiles and links.
    ///
    /// # Errors
    /// When cargo, cabal or GHC fails, whose messages have been printed, or when the crate does not declare what it imports.
    pub fn try_build(&self) -> Result<(), Error> {
        if describe::is_nested() {
            return Ok(());
        }
        let place = Place::of_build_script()?;
        let folder = place.package.join(&self.folder);
        if !folder.is_dir() {
            return Err(Error::NoFolder { path: folder });
        }
        if self.linking == Linking::Static {
            link::check_is_no_shared_library(&place.package)?;
        }
        let users = CabalPackage::find(&folder)?;
        let outside = users.as_ref().map(|users| users.outside(&folder));
        let own = ["src", "build.rs", "Cargo.toml"].map(|name| place.package.join(name));
        let watched = package::watched(&folder).into_iter().chain(own);
        // Another version of a crate whose types the declarations name, which the lock file tells.
        let watched = watched.chain(package::lock_file(&place.package));
        for path in watched.chain(outside.into_iter().flatten()) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        for variable in ["GHC", "CABAL", "CABAL_DIR", "CABAL_CONFIG"] {
            println!("cargo::rerun-if-env-changed={variable}");
        }
        let ghc = ghc::Ghc::find()?;
        let Some(description) = describe::describe(&place, self.bin.as_deref())? else {
            println!(
                "cargo::warning=the Haskell part is not built, because the crate does not compile without it"
            );
            return Ok(());
        };
        if let (Some(_), Some(mentioned)) = (&users, hsffi_stubs::mentioned_type(&description)) {
            return Err(Error::DeclaredType {
                module: mentioned.module.clone(),
                name: mentioned.name.clone(),
                folder,
            });
        }
        let sources = sources::write(&description, &place.out)?;
        let Some(users) = users else {
            return ghc.build_modules(self, &place, &folder, &description, &sources);
        };
        let built = cabal::build(&users, self, &place, &ghc, &description, &sources)?;
        ghc.build_with_packages(self, &place, &built, &description, &sources)
    }
}

/// Where cargo runs a `build.rs`.
#[derive(Debug)]
struct Place {
    /// The folder of the Cargo package.
    package: PathBuf,
    /// The folder for all that is built.
    out: PathBuf,
}

impl Place {
    fn of_build_script() -> Result<Self, Error> {
        let variable = |name: &'static str| env::var_os(name).ok_or(Error::NotInBuildScript);
        let target = variable("TARGET")?;
        if target != variable("HOST")? {
            let target = target.to_string_lossy().into_owned();
            return Err(Error::CrossCompilation { target });
        }
        Ok(Place {
            package: variable("CARGO_MANIFEST_DIR")?.into(),
            out: PathBuf::from(variable("OUT_DIR")?).join("hsffi"),
        })
    }
}
