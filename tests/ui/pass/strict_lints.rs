//! A crate that forbids unsafe code and denies warnings may use hsffi: lints do not apply to the generated code.

#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_debug_implementations,
    missing_docs,
    single_use_lifetimes,
    unreachable_pub,
    unused_lifetimes,
    unused_qualifications
)]

use hsffi::{Fun, HsException, OwnedByRust};

hsffi::module!("Data.Strict");

/// The errors.
#[derive(Debug, hsffi::Error)]
pub enum Failure {
    /// Something.
    Something(u8),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("something is wrong")
    }
}

/// How.
#[derive(Clone, Copy, Debug, hsffi::Enum)]
pub enum Mode {
    /// To read.
    Read,
}

/// An object.
#[derive(Debug, hsffi::Opaque)]
pub struct Database;

/// A value.
#[derive(Debug, Default, hsffi::Opaque, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[hsffi(
    immutable,
    instances(Eq, Ord, Show, Hashable, Semigroup = "max", Monoid = "default", NFData)
)]
pub struct Level(u8);

impl Level {
    fn max(&self, other: &Self) -> Self {
        Level(self.0.max(other.0))
    }
}

/// Another.
#[derive(Debug)]
pub struct Cursor;

/// Releases a cursor.
#[hsffi::destructor]
fn cursor_release(cursor: OwnedByRust<Cursor>) {
    drop(cursor);
}

#[hsffi::export]
impl Database {
    /// Opens it.
    ///
    /// # Errors
    /// If the call fails.
    pub fn open(_path: &str, _mode: Mode) -> Result<OwnedByRust<Self>, Failure> {
        Ok(OwnedByRust::new(Database))
    }

    /// Visits all.
    ///
    /// # Errors
    /// If the function throws.
    pub fn for_each(&self, visit: Fun<'_, fn(&str) -> bool>) -> Result<(), HsException> {
        visit.call("")?;
        Ok(())
    }

    /// The length.
    #[hsffi(unsafe, reason = "reads a constant")]
    pub fn length(&self, _of: Option<&[f64]>) -> u64 {
        0
    }
}

/// A cursor.
#[hsffi::export]
pub fn cursor(_database: &Database) -> OwnedByRust<Cursor> {
    OwnedByRust::new(Cursor)
}

fn main() {}
