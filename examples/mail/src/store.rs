//! The file of a database: a header with a checksum, and the index.
//!
//! | bytes | |
//! |---|---|
//! | 8 | [`MAGIC`] |
//! | 4 | the format, little-endian, as the numbers below |
//! | 4 | the CRC-32 of the index |
//! | 8 | the length of the index |
//! | the rest | the index, as postcard writes it |

use crate::error::Error;
use crate::index::Index;
use crate::lock::Lock;
use std::fs;
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 8] = b"hmail\r\n\x1a";
const FORMAT: u32 = 1;

/// Where a database is stored, and the right to write there.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    lock: Option<Lock>,
}

impl Store {
    pub fn create(path: &Path) -> Result<Store, Error> {
        let lock = Lock::create(path, &encode(&Index::default(), path)?)?;
        Ok(Store {
            path: resolve(path)?,
            lock: Some(lock),
        })
    }

    pub fn open_to_read(path: &Path) -> Result<(Store, Index), Error> {
        let path = resolve(path)?;
        let bytes = fs::read(&path).map_err(|error| Error::of_file(&path, &error))?;
        let index = decode(&bytes, &path)?;
        Ok((Store { path, lock: None }, index))
    }

    pub fn open_to_write(path: &Path) -> Result<(Store, Index), Error> {
        let path = resolve(path)?;
        let mut lock = Lock::acquire(&path)?;
        let index = decode(&lock.read(&path)?, &path)?;
        Ok((
            Store {
                path,
                lock: Some(lock),
            },
            index,
        ))
    }

    /// Fails when the database is open for reading only.
    pub fn check_writable(&self) -> Result<(), Error> {
        match self.lock {
            Some(_) => Ok(()),
            None => Err(self.not_writable()),
        }
    }

    pub fn save(&mut self, index: &Index) -> Result<(), Error> {
        let Some(lock) = &mut self.lock else {
            return Err(self.not_writable());
        };
        lock.replace(&self.path, &encode(index, &self.path)?)
    }

    fn not_writable(&self) -> Error {
        Error::NotWritable {
            path: self.path.display().to_string(),
        }
    }
}

/// The file itself, where the path is a symbolic link: that link is not what is to be replaced.
fn resolve(path: &Path) -> Result<PathBuf, Error> {
    let resolved = fs::canonicalize(path).map_err(|error| Error::of_file(path, &error))?;
    if resolved.is_file() {
        Ok(resolved)
    } else {
        Err(Error::NotADatabase {
            path: path.display().to_string(),
        })
    }
}

fn encode(index: &Index, path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error: postcard::Error| Error::Io {
        path: path.display().to_string(),
        reason: error.to_string(),
    };
    let payload = postcard::to_stdvec(index).map_err(failed)?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(crc32fast::hash(&payload).to_le_bytes());
    bytes.extend((payload.len() as u64).to_le_bytes());
    bytes.extend(payload);
    Ok(bytes)
}

fn decode(bytes: &[u8], path: &Path) -> Result<Index, Error> {
    let path = path.display().to_string();
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Err(Error::NotADatabase { path });
    };
    let damaged = |reason: &str| Error::Damaged {
        path: path.clone(),
        reason: reason.to_owned(),
    };
    let truncated = || damaged("its end is missing");
    let (format, rest) = rest.split_first_chunk().ok_or_else(truncated)?;
    let format = u32::from_le_bytes(*format);
    if format != FORMAT {
        return Err(Error::OtherFormat { path, format });
    }
    let (checksum, rest) = rest.split_first_chunk().ok_or_else(truncated)?;
    let (length, payload) = rest.split_first_chunk().ok_or_else(truncated)?;
    match (payload.len() as u64).cmp(&u64::from_le_bytes(*length)) {
        std::cmp::Ordering::Less => return Err(truncated()),
        std::cmp::Ordering::Equal => {}
        std::cmp::Ordering::Greater => return Err(damaged("something follows its end")),
    }
    if crc32fast::hash(payload) != u32::from_le_bytes(*checksum) {
        return Err(damaged("its checksum does not match"));
    }
    let mut index: Index =
        postcard::from_bytes(payload).map_err(|error| damaged(&error.to_string()))?;
    index.derive();
    Ok(index)
}
