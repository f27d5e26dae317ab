//! How a file on the disk differs from the one that would be written.

use std::fmt;
use std::path::PathBuf;

/// A file that is not as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it is.
    pub path: PathBuf,
    /// What is different.
    pub state: State,
}

/// The state of a file on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is not there.
    Missing,
    /// hsffi wrote it, from another version of the library.
    Outdated,
    /// hsffi wrote it, and the library has no such file any more.
    Obsolete,
    /// hsffi wrote it, and somebody changed it since.
    Edited,
    /// hsffi did not write it.
    Foreign,
    /// It is a directory where a file must be, or a file where a directory must be.
    InTheWay,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.state {
            State::Missing => "is missing",
            State::Outdated => "is of another version of the library",
            State::Obsolete => "is left from another version of the library",
            State::Edited => "was edited since hsffi wrote it",
            State::Foreign => "was not written by hsffi",
            State::InTheWay => "is in the way",
        };
        write!(f, "`{}` {what}", self.path.display())
    }
}
