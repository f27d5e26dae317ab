//! One function, and types that no function mentions: the package must have nothing that it does not use. The crate has no `std`, and
//! `hsffi` by another name.

#![no_std]

hs::module!("Hsffi.Minimal");

/// One more.
#[hs::export(unsafe, reason = "one addition")]
pub fn successor(number: u8) -> u8 {
    number.wrapping_add(1)
}

/// An object that no function makes.
#[derive(Debug, hs::Opaque)]
pub struct Unmade(());

/// An enum that no function takes.
#[derive(Clone, Copy, Debug, hs::Enum)]
pub enum Unasked {
    /// The only one.
    Only,
}

/// An error that no function returns.
#[derive(Debug, hs::Error)]
pub enum Unheard {
    /// With a number.
    Of(u8),
}

impl core::fmt::Display for Unheard {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("unheard of")
    }
}
