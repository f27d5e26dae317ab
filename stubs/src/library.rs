//! From a file to the [`Description`] of what it exports.
//!
//! The file is only read: nothing in it runs, so it may be of another machine.

mod packages;
mod resolve;
mod sections;
mod submodules;

use std::path::Path;
use std::{env, fs, io};

use hsffi_metadata::{RecordError, decode};

use crate::description::{CratePackage, Description, Record};
use crate::error::Error;

impl Description {
    /// Reads what a library says of itself: an ELF, Mach-O or COFF file or an archive of them.
    ///
    /// # Errors
    /// When the file is none of these, or does not describe the exports of one Haskell module in full.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        resolve::resolve(records(path)?, path)
    }

    /// Reads a library from which several Haskell packages are generated, each of which is behind those that it imports.
    ///
    /// # Errors
    /// As [`read`](Self::read), and when one of the crates has no `hsffi::module!`, or another crate has one.
    pub fn read_packages(
        path: impl AsRef<Path>,
        packages: &[CratePackage],
    ) -> Result<Vec<Self>, Error> {
        let path = path.as_ref();
        packages::resolve(&records(path)?, packages, path)
    }

    /// Reads what the running program says of the library that is linked into it: in a `build.rs`, that of its
    /// build-dependency.
    ///
    /// The program must name the library's crate, if only by `use my_library as _;`, or rustc does not link it.
    ///
    /// # Errors
    /// As [`read`](Self::read) of the program's file.
    pub fn of_this_program() -> Result<Self, Error> {
        let path = env::current_exe().map_err(|source| Error::ThisProgram { source })?;
        Self::read(path)
    }
}

/// The records of a library.
fn records(path: &Path) -> Result<Vec<Record>, Error> {
    let bytes = load(path)?;
    let sections = sections::collect(&bytes, path)?;
    let mut records = Vec::new();
    for section in &sections.metadata {
        records.extend(decode(section).map_err(|source| {
            let path = path.to_owned();
            match source.source {
                RecordError::Version(found) => Error::OtherVersion { path, found },
                _ => Error::DamagedMetadata { path, source },
            }
        })?);
    }
    if records.is_empty() {
        let path = path.to_owned();
        return Err(if sections.bitcode {
            Error::Bitcode { path }
        } else {
            Error::NoMetadata { path }
        });
    }
    Ok(records)
}

/// The bytes of a file that is one and has some.
fn load(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source: io::Error| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Missing { path },
            _ => Error::Unreadable { path, source },
        }
    };
    // Asked first: a pipe would be waited for, and a device may have no end.
    if !fs::metadata(path).map_err(refused)?.is_file() {
        return Err(Error::NotAFile {
            path: path.to_owned(),
        });
    }
    let bytes = fs::read(path).map_err(refused)?;
    if bytes.is_empty() {
        return Err(Error::Empty {
            path: path.to_owned(),
        });
    }
    Ok(bytes)
}
