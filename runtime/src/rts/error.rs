//! Why GHC's runtime does not start.

use std::fmt;

/// Why GHC's runtime does not start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StartError {
    /// It runs already: this program has a [`Runtime`](super::Runtime), or its `main` is Haskell's.
    Started,
    /// It has ended. GHC's runtime cannot be started again.
    Exited,
    /// An argument or the options have a NUL, or there are too many arguments.
    Arguments,
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StartError::Started => {
                "Haskell's runtime runs already: start it once, and share the `Runtime` by reference or in an `Arc`"
            }
            StartError::Exited => {
                "Haskell's runtime has ended, and GHC's cannot be started again: keep the `Runtime` as long as Haskell is needed"
            }
            StartError::Arguments => {
                "an argument for Haskell's runtime has a NUL: pass arguments without"
            }
        })
    }
}

impl std::error::Error for StartError {}
