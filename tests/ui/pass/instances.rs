//! Where the functions of instances may come from: traits of the standard library, other modules, and functions that return handles.

use std::fmt;
use std::ops::BitOr;

use hsffi::OwnedByRust;

#[derive(Default, hsffi::Opaque, PartialEq, Eq)]
#[hsffi(
    immutable,
    parent,
    instances(
        Eq,
        Show = "to_string",
        Semigroup = "std::ops::BitOr::bitor",
        Monoid = "default",
        Bounded(min = "crate::bounds::least", max = "Flags::all"),
        IsList(item = "i16", from = "Flags::from_iter", to = "crate::bounds::bits"),
    )
)]
pub struct Flags(u64);

impl Flags {
    fn all() -> OwnedByRust<Flags> {
        OwnedByRust::new(Flags(u64::MAX))
    }
}

impl BitOr for &Flags {
    type Output = Flags;

    fn bitor(self, other: &Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

impl FromIterator<i16> for Flags {
    fn from_iter<I: IntoIterator<Item = i16>>(bits: I) -> Flags {
        Flags(bits.into_iter().fold(0, |flags, bit| flags | 1 << bit))
    }
}

impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:b}", self.0)
    }
}

mod bounds {
    use super::Flags;

    pub fn least() -> Flags {
        Flags(0)
    }

    pub fn bits(flags: &Flags) -> Vec<i16> {
        (0..64).filter(|bit| flags.0 >> bit & 1 == 1).collect()
    }
}

fn main() {}
