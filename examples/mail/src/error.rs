//! What can go wrong, each with the name of what it went wrong with.

use std::io;
use std::path::Path;

/// Why a database cannot do what it is asked. Positions count characters, from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("{path}: there is no such file")]
    Missing { path: String },
    #[error("{path}: the file exists already")]
    Exists { path: String },
    #[error("{path}: not a mail database")]
    NotADatabase { path: String },
    #[error("{path}: the database is damaged: {reason}")]
    Damaged { path: String, reason: String },
    #[error("{path}: the database has format {format}, which this version does not read")]
    OtherFormat { path: String, format: u32 },
    #[error("{path}: the database is open for writing elsewhere")]
    Locked { path: String },
    #[error("{path}: the database is open for reading only")]
    ReadOnly { path: String },
    #[error("{path}: not a maildir, which has the directories cur and new")]
    NotAMaildir { path: String },
    #[error("no message has the id {id}")]
    NoSuchMessage { id: String },
    #[error("\"{tag}\" cannot be a tag: {reason}")]
    BadTag { tag: String, reason: String },
    #[error("the query is wrong at character {position}: {reason}")]
    BadQuery { position: usize, reason: String },
    #[error("{path}: {reason}")]
    Io { path: String, reason: String },
}

impl Error {
    /// What the operating system says of a file.
    pub(crate) fn of_file(path: &Path, error: &io::Error) -> Error {
        let path = path.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => Error::Missing { path },
            io::ErrorKind::AlreadyExists => Error::Exists { path },
            _ => Error::Io {
                path,
                reason: error.to_string(),
            },
        }
    }
}
