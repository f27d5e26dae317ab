//! One function, and types that no function mentions: the package must have nothing that it does not use.

hsffi::module!("Hsffi.Small");

/// One more.
#[hsffi::export(unsafe, because = "one addition")]
pub fn successor(number: u8) -> u8 {
    number.wrapping_add(1)
}

/// An object that no function makes.
#[derive(Debug, hsffi::Opaque)]
pub struct Unmade(());

/// An enum that no function takes.
#[derive(Clone, Copy, Debug, hsffi::Enum)]
pub enum Unasked {
    /// The only one.
    Only,
}

/// An error that no function returns.
#[derive(Debug, hsffi::Error)]
pub enum Unheard {
    /// With a number.
    Of(u8),
}

impl std::fmt::Display for Unheard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unheard of")
    }
}
