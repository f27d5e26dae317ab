//! Runs cargo, cabal and the programs that they build, for end-to-end tests and for the repository's tasks.
//!
//! | module | purpose |
//! |---|---|
//! | [`program`] | a command line, its output and its exit code |
//! | [`cabal`] | cabal, without a package index |
//! | [`project`] | the crates of this repository that become Haskell packages |
//! | [`generated`] | crates that a test writes |
//! | [`memcheck`] | Valgrind |
//! | [`suite`] | suites of hspec |
//! | [`tools`] | what a machine must have installed |
//! | [`error`] | why a test fails |
//!
//! A test that builds something begins with [`machine`]. Nothing here installs or downloads anything.

#![allow(
    clippy::missing_errors_doc,
    reason = "every error is a failed test, and says what failed"
)]

pub mod cabal;
pub mod error;
pub mod generated;
pub mod memcheck;
pub mod program;
pub mod project;
pub mod suite;
pub mod tools;

use std::fmt::Display;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use error::{Error, Result, at};

/// The repository.
pub fn root() -> &'static Path {
    let harness = Path::new(env!("CARGO_MANIFEST_DIR"));
    harness.ancestors().nth(2).unwrap_or(harness)
}

/// The Haskell package `hsffi`.
pub fn haskell_runtime() -> PathBuf {
    root().join("haskell/hsffi")
}

/// Where Cargo and the tests put what they build.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => root().join(directory),
        None => root().join("target"),
    }
}

/// The machine, for one test at a time.
#[must_use = "another test may begin when it is dropped"]
#[derive(Debug)]
pub struct Machine {
    _lock: File,
}

/// Waits until no other test builds anything, in this process or another: cargo and cabal each use all processors.
///
/// Fails where a tool is missing, and says which.
pub fn machine() -> Result<Machine> {
    static MISSING: OnceLock<Option<String>> = OnceLock::new();
    let missing =
        MISSING.get_or_init(|| tools::require(&tools::all()).err().map(|it| it.to_string()));
    if let Some(missing) = missing {
        return Err(Error::Unmet(missing.clone()));
    }
    let target = target();
    fs::create_dir_all(&target).map_err(at(&target))?;
    let path = target.join("end-to-end.lock");
    let lock = File::create(&path).map_err(at(&path))?;
    lock.lock().map_err(at(&path))?;
    Ok(Machine { _lock: lock })
}

/// What a line begins with that [`found`] prints.
pub const FOUND: &str = "found: ";

/// Prints what a test has found, in a few words. `cargo xtask test` shows it beside the test's step.
pub fn found(what: impl Display) {
    println!("\n{FOUND}{what}");
}
