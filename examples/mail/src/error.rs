//! Errors, each with the file or word that caused it.

use std::io;
use std::path::Path;

/// Why a database cannot do what it is asked. Positions count characters, from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, hsffi::Error)]
#[hsffi(name = "MailError")]
#[expect(missing_docs, reason = "fields are what their names say")]
pub enum Error {
    /// There is no such file.
    #[error("{path}: there is no such file")]
    Missing { path: String },
    /// The file exists already.
    #[error("{path}: the file exists already")]
    Exists { path: String },
    /// The file is something else.
    #[error("{path}: not a mail database")]
    NotADatabase { path: String },
    /// The file is not as it was written.
    #[error("{path}: the database is damaged: {reason}")]
    Damaged { path: String, reason: String },
    /// The file is of another version of this library.
    #[error("{path}: the database has format {format}, which this version does not read")]
    OtherFormat { path: String, format: u32 },
    /// Somebody else has the database open for writing.
    #[error("{path}: the database is open for writing elsewhere")]
    Locked { path: String },
    /// The database was opened for reading only.
    #[error("{path}: the database is open for reading only")]
    NotWritable { path: String },
    /// The directories `cur` and `new` are missing.
    #[error("{path}: not a maildir, which has the directories cur and new")]
    NotAMaildir { path: String },
    /// No message has this id.
    #[error("no message has the id {id}")]
    NoSuchMessage { id: String },
    /// The tag could not be asked for.
    #[error("\"{tag}\" cannot be a tag: {reason}")]
    BadTag { tag: String, reason: String },
    /// The query cannot be understood.
    #[error("the query is wrong at character {position}: {reason}")]
    BadQuery { position: usize, reason: String },
    /// The operating system says no.
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
