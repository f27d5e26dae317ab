//! Starting to use hsffi: `cargo hsffi new` and `cargo hsffi init`.
//!
//! | module | purpose |
//! |---|---|
//! | `new` | a crate with its Haskell package, a program and its tests |
//! | `init` | a crate or a Haskell package for what is there already |
//! | `templates` | the files that they write |
//! | `dependency` | where the crate `hsffi` comes from |

mod dependency;
mod init;
mod new;
mod templates;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dependency::Dependency;
pub use init::init;
pub use new::new;
use templates::{LIB, Names, filled};

use crate::arguments::Selection;
use crate::error::{Error, Result};
use crate::source::Source;
use crate::status::{self, step};
use crate::{cargo, write};

/// Writes a file that is the user's afterwards, and says so.
fn create(path: &Path, contents: &str) -> Result<()> {
    let unwritable = |source| Error::Unwritable {
        path: path.to_owned(),
        source,
    };
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(unwritable)?;
    }
    fs::write(path, contents).map_err(unwritable)?;
    step("Creating", path.display());
    Ok(())
}

/// Replaces the contents of a file, and says so.
fn change(path: &Path, contents: &str) -> Result<()> {
    fs::write(path, contents).map_err(|source| Error::Unwritable {
        path: path.to_owned(),
        source,
    })?;
    step("Changing", path.display());
    Ok(())
}

/// Makes a crate that exports functions, by `cargo new`.
fn new_crate(dir: &Path, name: &str, vcs: Option<&str>, dependency: &Dependency) -> Result<Names> {
    let mut arguments: Vec<OsString> = vec!["new".into(), "--lib".into(), "--quiet".into()];
    arguments.extend(["--name".into(), name.into()]);
    if let Some(vcs) = vcs {
        arguments.extend(["--vcs".into(), vcs.into()]);
    }
    arguments.extend(["--".into(), dir.into()]);
    run_cargo(&arguments)?;
    let manifest = dir.join("Cargo.toml");
    step("Creating", manifest.display());
    dependency.add(&manifest)?;
    let names = Names::of_crate(name);
    create(&dir.join("src/lib.rs"), &filled(LIB, &names))?;
    Ok(names)
}

/// Builds the package of the crate.
fn build(manifest: PathBuf, offline: bool) -> Result<()> {
    let selection = Selection {
        manifest_path: Some(manifest),
        offline,
        ..Selection::default()
    };
    let source = Source::build(&selection, None)?;
    write::write(&source, None, false)
}

/// Runs cargo, which prints its own messages.
fn run_cargo(arguments: &[OsString]) -> Result<()> {
    let program = cargo::program();
    status::command(&program, arguments);
    let status = Command::new(&program)
        .args(arguments)
        .env("CARGO_TERM_COLOR", status::colours())
        .status()
        .map_err(|source| Error::NoCargo { program, source })?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Cargo { status })
    }
}
