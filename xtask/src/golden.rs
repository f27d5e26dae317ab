//! The generated packages that are checked in.

use crate::error::Result;
use crate::program::{Program, cargo};

/// A crate of the workspace whose package lies beside it, in `haskell`.
pub const CRATES: [&str; 2] = ["rust-regex", "hsffi-everything"];

/// Generates them anew.
pub fn write() -> Result<()> {
    CRATES.iter().try_for_each(|name| build(name).show())
}

/// Builds a crate's library and generates its package.
pub fn build(name: &str) -> Program {
    cargo(["hsffi", "build", "-p", name])
}
