//! Differences between the files in a directory and those of a package.

use std::fmt;
use std::path::PathBuf;

/// A file in the directory that differs from the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path of the file.
    pub path: PathBuf,
    /// The kind of the difference.
    pub state: State,
}

/// The state of a file in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The file does not exist.
    Missing,
    /// hsffi wrote the file from another version of the library.
    Outdated,
    /// hsffi wrote the file, but the package no longer contains it.
    Obsolete,
    /// hsffi wrote the file, and it was edited afterwards.
    Edited,
    /// hsffi did not write the file.
    Foreign,
    /// The path is a directory instead of a file, or a file instead of a directory.
    InTheWay,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.state {
            State::Missing => "is missing",
            State::Outdated => "was generated from another version of the library",
            State::Obsolete => "remains from another version of the library",
            State::Edited => "was edited after hsffi wrote it",
            State::Foreign => "was not written by hsffi",
            State::InTheWay => "occupies the path of a file of the package",
        };
        write!(f, "`{}` {what}", self.path.display())
    }
}
