//! Measures. The first Haskell package that uses a type of this crate declares it, and others import it from there.

use hsffi::{Data, Opaque};

/// How large a map is, compared with the world.
#[derive(Clone, Copy, Debug, PartialEq, Data)]
#[hsffi(newtype)]
pub struct Scale {
    /// So many metres of the world are one of the map.
    pub metres: u32,
}

/// A rule to measure with.
#[derive(Debug, Opaque)]
#[hsffi(immutable)]
pub struct Ruler {
    /// Its length.
    pub length: f64,
}
