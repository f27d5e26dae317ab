//! `cargo hsffi diff`, and `check --api`: what changed in the interface that Haskell programs use, and which version the PVP demands.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use hsffi_stubs::description::Description;
use hsffi_stubs::{API_FILE, Api, Bump, Change, PackageFields};

use crate::error::{Error, Result};

/// Prints how two versions differ, and what the PVP demands.
pub fn diff(old: &Path, new: &Path) -> Result<()> {
    let (old, new) = (read(old)?, read(new)?);
    report(&old, &new)?;
    Ok(())
}

/// Prints how a version differs from an older one.
///
/// # Errors
/// When its number is not what the PVP demands.
pub fn check(old: &Path, new: &Api) -> Result<()> {
    let old = read(old)?;
    let bump = report(&old, new)?;
    if bump.is_met(&old.version, &new.version) {
        return Ok(());
    }
    Err(Error::Version {
        found: new.version.clone(),
        needed: bump.next(&old.version),
    })
}

fn report(old: &Api, new: &Api) -> Result<Bump> {
    let changes = new.changes_since(old);
    let bump = Bump::of(&changes);
    let mut stdout = anstream::stdout();
    for change in &changes {
        writeln!(stdout, "{change}")?;
    }
    let count = |wanted: fn(&Change) -> bool| changes.iter().filter(|it| wanted(it)).count();
    writeln!(
        stdout,
        "{} {} to {}: {} removed, {} changed, {} added; the PVP demands {bump}, such as {}",
        new.package,
        old.version,
        new.version,
        count(|it| matches!(it, Change::Removed { .. })),
        count(|it| matches!(it, Change::Changed { .. })),
        count(|it| matches!(it, Change::Added { .. })),
        bump.next(&old.version),
    )?;
    Ok(bump)
}

/// The interface of a generated package, of a library, or in a file.
fn read(path: &Path) -> Result<Api> {
    let file = if path.is_dir() {
        let in_crate = path.join("haskell").join(API_FILE);
        let in_package = path.join(API_FILE);
        if in_package.is_file() || !in_crate.is_file() {
            in_package
        } else {
            in_crate
        }
    } else {
        path.to_owned()
    };
    if file.extension().is_some_and(|it| it == "txt") {
        return read_file(file);
    }
    let description = Description::read(&file)?;
    let api = hsffi_stubs::api(&description, &PackageFields::default());
    Ok(api.map_err(hsffi_stubs::Error::from)?)
}

fn read_file(file: PathBuf) -> Result<Api> {
    match fs::read_to_string(&file) {
        Ok(text) => Api::read(&text).map_err(|line| Error::NoApi { path: file, line }),
        Err(source) => Err(Error::UnreadableApi { path: file, source }),
    }
}
