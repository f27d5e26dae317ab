//! Values from Haskell that borrow nothing from the call.

use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::Type;

/// A type whose values outlive the call that they come with.
///
/// # Safety
/// `TYPE` and `LAYOUT` describe what `read` reads.
#[diagnostic::on_unimplemented(
    message = "[HS0070] `{Self}` belongs to the call that it comes with, and a value within another outlives it",
    label = "belongs to the call",
    note = "name an owned type, such as `String` for `&str` and `Vec<T>` for `&[T]`; for an object in a data type, write `#[hsffi(return_only)]` on the data type, so that Haskell receives its values and passes none",
    note = "for details, run `cargo hsffi explain HS0070`"
)]
pub unsafe trait Lasting: Sized {
    /// The type in the metadata.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;

    /// Reads the value at `slot`.
    ///
    /// # Errors
    /// When the bits are not a value of the type.
    ///
    /// # Safety
    /// As [`FromHaskell::from_slot`].
    unsafe fn read(slot: *const u8, call: &Call) -> Result<Self, DecodeError>;
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T> Lasting for T
where
    T: for<'call> FromHaskell<At<'call, 'call> = T>,
{
    const TYPE: Type = <T as FromHaskell>::TYPE;
    const LAYOUT: Layout = <T as FromHaskell>::LAYOUT;

    #[inline]
    unsafe fn read(slot: *const u8, call: &Call) -> Result<T, DecodeError> {
        // SAFETY: the caller's.
        unsafe { T::from_slot(slot, call) }
    }
}
