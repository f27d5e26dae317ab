//! What types that cross as another use.

pub use crate::convert::via::{Converted, Made, layout};
pub use crate::private::metadata::{Class, Conversion};

use crate::convert::owned::Lasting;
use crate::from_haskell::{Call, DecodeError};
use crate::into_haskell::IntoPart;

/// Whether what crosses may own memory outside its slot.
pub const fn holds<T: Converted>() -> bool {
    <T::As as IntoPart>::HOLDS
}

/// The type of what crosses.
pub const fn type_of<T: Lasting>() -> crate::private::metadata::Type {
    T::TYPE
}

/// Reads what crosses, and makes a value of it.
///
/// # Errors
/// When the bits are not what crosses, or there is no value for it.
///
/// # Safety
/// As [`FromHaskell::from_slot`](crate::FromHaskell::from_slot).
pub unsafe fn read<T: Converted>(slot: *const u8, call: &Call) -> Result<T, DecodeError> {
    // SAFETY: the caller's.
    T::from_as(unsafe { T::As::read(slot, call)? })
}

/// Writes what crosses.
///
/// # Safety
/// As [`IntoHaskell::write`](crate::IntoHaskell::write).
pub unsafe fn write<T: Converted>(value: T, slot: *mut u8) {
    // SAFETY: the caller's.
    unsafe { value.into_as().write(slot) }
}

/// Drops what has been written.
///
/// # Safety
/// As [`IntoHaskell::drop_written`](crate::IntoHaskell::drop_written).
pub unsafe fn drop_written<T: Converted>(slot: *mut u8) {
    // SAFETY: the caller's.
    unsafe { T::As::drop_written(slot) }
}
