//! A library with a Haskell part of its own.

use hsffi::Hs;

hsffi::module!("Hosting.Second");

#[hsffi::import(module = "Hosting.Calls")]
extern "Haskell" {
    /// A constant.
    #[hsffi(pure)]
    pub fn limit(hs: Hs<'_>) -> u64;
}
