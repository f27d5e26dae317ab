//! A file that belongs to one writer at a time, and that changes as a whole.
//!
//! The operating system locks the file itself, and takes the lock back when the process dies. To write, a new file is
//! renamed over the old one, so a reader needs no lock: it sees the one or the other. The new file is locked before it
//! gets the name, so the name never leads to a file that others could lock. One who opened the old file before that may
//! lock it later, but then finds that the name leads elsewhere.

use crate::error::Error;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use tempfile::NamedTempFile;

/// The file under a path, locked until this is dropped.
#[derive(Debug)]
pub struct Lock(File);

impl Lock {
    pub fn acquire(path: &Path) -> Result<Lock, Error> {
        let failed = |error| Error::of_file(path, &error);
        loop {
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .open(path)
                .map_err(failed)?;
            lock(&file, path)?;
            let named = fs::metadata(path).map_err(failed)?;
            if is_same(&file.metadata().map_err(failed)?, &named) {
                return Ok(Lock(file));
            }
        }
    }

    /// Makes a file where none is.
    pub fn create(path: &Path, bytes: &[u8]) -> Result<Lock, Error> {
        let unnamed = write(path, bytes)?;
        let file = unnamed
            .persist_noclobber(path)
            .map_err(|error| Error::of_file(path, &error.error))?;
        Ok(Lock(file))
    }

    pub fn read(&mut self, path: &Path) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.0
            .read_to_end(&mut bytes)
            .map_err(|error| Error::of_file(path, &error))?;
        Ok(bytes)
    }

    /// Puts a new file in the place of the old one. When that fails, the old one is as it was.
    pub fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let failed = |error| Error::of_file(path, &error);
        let unnamed = write(path, bytes)?;
        let permissions = self.0.metadata().map_err(failed)?.permissions();
        unnamed
            .as_file()
            .set_permissions(permissions)
            .map_err(failed)?;
        self.0 = unnamed.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// A file beside `path`, locked and on the disk.
fn write(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Error> {
    let failed = |error| Error::of_file(path, &error);
    let directory = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let mut file = NamedTempFile::new_in(directory.unwrap_or(Path::new("."))).map_err(failed)?;
    lock(file.as_file(), path)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    Ok(file)
}

fn lock(file: &File, path: &Path) -> Result<(), Error> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => Error::Locked {
            path: path.display().to_string(),
        },
        TryLockError::Error(error) => Error::of_file(path, &error),
    })
}

fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}
