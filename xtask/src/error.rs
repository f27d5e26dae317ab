//! What a task fails with.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a task could not be done.
#[derive(Debug)]
pub enum Error {
    /// The arguments make no sense.
    Usage(String),
    /// A program could not be started.
    Start {
        /// The command line.
        line: String,
        source: io::Error,
    },
    /// A program failed.
    Command {
        line: String,
        status: ExitStatus,
        /// What it printed, unless it went to the terminal.
        output: Vec<u8>,
    },
    /// A file could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// A requirement is not met.
    Unmet(String),
}

pub type Result<T> = std::result::Result<T, Error>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Usage(message) | Error::Unmet(message) => f.write_str(message),
            Error::Start { line, .. } => write!(f, "cannot start `{line}`"),
            Error::Command {
                line,
                status,
                output,
            } => {
                write!(f, "`{line}` failed: {status}")?;
                let output = String::from_utf8_lossy(output);
                match output.trim_end() {
                    "" => Ok(()),
                    output => write!(f, "\n{output}"),
                }
            }
            Error::File { path, .. } => write!(f, "cannot access {}", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Start { source, .. } | Error::File { source, .. } => Some(source),
            Error::Usage(_) | Error::Command { .. } | Error::Unmet(_) => None,
        }
    }
}

/// Names the file in what went wrong with it.
pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    |source| Error::File { path, source }
}
