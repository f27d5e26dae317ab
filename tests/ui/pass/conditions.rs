//! An attribute in a `cfg_attr` applies if its condition is true.

#![deny(warnings, missing_debug_implementations, unused_lifetimes, unused_qualifications)]

use hsffi::array::ByteArray;
use hsffi::{Fun, HsException};

/// An object.
#[derive(Debug, hsffi::Opaque)]
#[cfg_attr(all(), hsffi(immutable, name = "TheShelf"))]
pub struct Shelf;

/// Another name for each part.
#[derive(Debug, hsffi::Error)]
pub enum Failure {
    /// Of a number.
    #[cfg_attr(all(), hsffi(name = "OfNumber"))]
    Of {
        /// The number.
        #[cfg_attr(all(), hsffi(name = "theNumber"))]
        #[cfg_attr(any(), hsffi(bogus))]
        number: u8,
    },
    /// Not compiled.
    #[cfg(any())]
    Nowhere(Nothing),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a failure")
    }
}

/// A mode.
#[derive(Debug, hsffi::Enum)]
pub enum Mode {
    /// To read.
    #[cfg_attr(all(), hsffi(name = "ToRead"))]
    #[cfg_attr(any(), hsffi(bogus))]
    Read,
}

#[hsffi::export]
impl Shelf {
    /// How many.
    #[cfg_attr(all(), hsffi(name = "most"))]
    #[cfg_attr(any(), hsffi(bogus))]
    pub const MOST: u8 = 3;

    /// An array requires an `unsafe` export.
    #[cfg_attr(all(), hsffi(unsafe, reason = "reads a length"), inline)]
    pub fn length(&self, bytes: ByteArray<'_>) -> usize {
        bytes.len()
    }

    /// A closure requires a `safe` export.
    #[cfg_attr(any(), hsffi(unsafe, reason = "no reason"))]
    #[cfg_attr(not(any()), doc = "It is called.")]
    #[cfg_attr(any(), doc = "It is not called.", hsffi(bogus))]
    pub fn call(&self, f: Fun<'_, fn()>) -> Result<(), HsException> {
        f.call()
    }

    /// One condition within another.
    #[cfg_attr(all(), cfg_attr(any(), hsffi(bogus)), cfg_attr(all(), hsffi(pure)))]
    #[must_use]
    pub fn nested(&self, #[cfg_attr(all(), allow(unused_variables))] n: u8) -> u8 {
        3
    }

    /// Not compiled.
    #[cfg(any())]
    pub fn nowhere(&self, _: Nothing) {}

    /// Not compiled either.
    #[cfg_attr(all(), cfg(any()))]
    pub fn nowhere_else(&self, _: Nothing) {}
}

/// A function of its own.
#[must_use]
#[hsffi::export]
#[cfg_attr(all(), hsffi(unsafe, reason = "reads a length"))]
#[cfg_attr(any(), hsffi(bogus))]
pub fn length(bytes: ByteArray<'_>) -> usize {
    bytes.len()
}

/// A block that is not compiled.
#[hsffi::export]
#[cfg(any())]
impl Nothing {
    /// Not compiled.
    pub fn nowhere(&self) {}
}

fn main() {}
