//! Why a test or a task fails.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a test or a task fails. `{:?}` is for people, too: it is what `cargo test` prints.
pub enum Error {
    /// The arguments make no sense.
    Usage(String),
    /// A program could not be started.
    Start {
        /// The command line.
        line: String,
        /// What the system says.
        source: io::Error,
    },
    /// A program failed.
    Command {
        /// The command line.
        line: String,
        /// How it ended.
        status: ExitStatus,
        /// What it printed, unless it went to the terminal.
        output: Vec<u8>,
    },
    /// A file could not be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A requirement is not met.
    Unmet(String),
}

/// What a test or a task returns.
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

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut source = std::error::Error::source(self);
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
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
