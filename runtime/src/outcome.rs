//! From Rust to Haskell: the traits that every result of an export implements.

use crate::Layout;
use crate::call::Status;
use crate::metadata::{Returned, Type};

/// A type that an export may return.
///
/// Numbers, `bool`, `char`, `()`, `String`, `Vec` of numbers (not copied: Rust's allocator frees them when Haskell's
/// collector finds them unused), `Option` and tuples of these, enums that derive [`Enum`](derive@crate::Enum), and
/// [`OwnedByRust<T>`](crate::OwnedByRust). At the top, also `Result<T, E>` where `E` derives
/// [`Error`](derive@crate::Error).
///
/// # Safety
/// `write` fills `LAYOUT.size` bytes with what the generated Haskell reads for `TYPE`.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be returned to Haskell",
    label = "this type does not cross from Rust to Haskell",
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or a `Result` of one of these",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub unsafe trait IntoHaskell {
    /// As the metadata tells it.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;

    /// Writes the value. Runs no code of the user's.
    ///
    /// # Safety
    /// `slot` is aligned and has room for `LAYOUT`.
    unsafe fn write(self, slot: *mut u8);
}

/// The error of an export's `Result`.
///
/// # Safety
/// As [`IntoHaskell`].
#[diagnostic::on_unimplemented(
    message = "[HS0020] `{Self}` cannot be thrown in Haskell",
    label = "not an error that Haskell can catch",
    note = "make it an enum that implements `Display` and has `#[derive(hsffi::Error)]`, or return `HsException`",
    note = "`cargo hsffi explain HS0020` tells more"
)]
pub unsafe trait ErrorIntoHaskell {
    /// As the metadata tells it.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;

    /// Writes the error. What the user's `Display` does, it does before anything has been written.
    ///
    /// # Safety
    /// `slot` is aligned and has room for `LAYOUT`.
    unsafe fn write(self, slot: *mut u8);
}

/// What an export's body may evaluate to: a value, or a `Result`.
///
/// # Safety
/// As [`IntoHaskell`], with the layout of [`RETURNED`](Self::RETURNED).
pub unsafe trait Outcome {
    /// As the metadata tells it.
    const RETURNED: Returned;

    /// Writes what there is and says which.
    ///
    /// # Safety
    /// `slot` is aligned and has `RETURNED.size` bytes.
    unsafe fn write(self, slot: *mut u8) -> Status;
}

/// The least size of an out-slot: it must hold the pointer to a [`Failure`](crate::panic::Failure).
const LEAST: Layout = Layout::of::<usize>();

// SAFETY: forwards to the value.
unsafe impl<T: IntoHaskell> Outcome for T {
    const RETURNED: Returned = Returned {
        value: T::TYPE,
        error: None,
        size: T::LAYOUT.or(LEAST).size,
    };

    unsafe fn write(self, slot: *mut u8) -> Status {
        // SAFETY: the slot is at least as large as the value's layout.
        unsafe { IntoHaskell::write(self, slot) };
        Status::Returned
    }
}

// SAFETY: forwards to the value or the error, both of which the slot can hold.
unsafe impl<T: IntoHaskell, E: ErrorIntoHaskell> Outcome for Result<T, E> {
    const RETURNED: Returned = Returned {
        value: T::TYPE,
        error: Some(E::TYPE),
        size: T::LAYOUT.or(E::LAYOUT).or(LEAST).size,
    };

    unsafe fn write(self, slot: *mut u8) -> Status {
        // SAFETY: the slot is at least as large as either layout.
        unsafe {
            match self {
                Ok(value) => {
                    IntoHaskell::write(value, slot);
                    Status::Returned
                }
                Err(error) => {
                    error.write(slot);
                    Status::Failed
                }
            }
        }
    }
}
