//! Errors that Haskell functions throw, and Rust reads as values.

use crate::convert::owned::Lasting;
use crate::from_haskell::{Call, DecodeError};
use crate::into_haskell::IntoPart;
use crate::private::import::{Safe, Satisfies};
use crate::private::position::Part;

/// A field of an error that comes from Haskell as it goes there. The lifetime means nothing.
///
/// # Safety
/// As [`Lasting`].
#[diagnostic::on_unimplemented(
    message = "[HS0075] a Haskell function cannot throw this error as a value: `{Self}`, the type of a field, is not passed from Haskell",
    label = "not passed from Haskell",
    note = "use an error type of its own for what Haskell throws, with fields of types that an export may take; or return the value without the `Result`: then the exception is an `HsException`",
    note = "for details, run `cargo hsffi explain HS0075`"
)]
pub unsafe trait ReadField<'a>: Sized {
    /// Reads the value at `slot`.
    ///
    /// # Errors
    /// When the bits are not a value of the type.
    ///
    /// # Safety
    /// As [`Lasting::read`].
    unsafe fn read(slot: *const u8, call: &Call) -> Result<Self, DecodeError>;
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T: Lasting + IntoPart + Part> ReadField<'_> for T
where
    Safe: Satisfies<T::Requirement>,
{
    #[inline]
    unsafe fn read(slot: *const u8, call: &Call) -> Result<T, DecodeError> {
        const {
            let (from, into) = (<T as Lasting>::LAYOUT, <T as IntoPart>::LAYOUT);
            assert!(
                from.size == into.size && from.align == into.align,
                "a field of an error lies in a slot alike in both directions"
            );
        }
        // SAFETY: the caller's.
        unsafe { <T as Lasting>::read(slot, call) }
    }
}

/// An error of which every field crosses, which nothing implements: it is asked of the others.
#[diagnostic::on_unimplemented(
    message = "[HS0075] a Haskell function cannot throw `{Self}` as a value: some of its fields do not cross",
    label = "has fields that do not cross",
    note = "use an error type of its own for what Haskell throws, without `skip` and `flat`; or return the value without the `Result`: then the exception is an `HsException`",
    note = "for details, run `cargo hsffi explain HS0075`"
)]
pub trait AllFieldsCross {}
