//! The function that closes an object: its shim.

use std::ptr::NonNull;

use crate::Opaque;
use crate::from_haskell::{Call, DecodeError};
use crate::into_haskell::Outcome;
use crate::private::accounting;
use crate::private::call::{ArgumentError, run};
use crate::private::debug_checks;
use crate::private::import::Safe;
use crate::private::return_abi::NoSlot;

use super::{Closeable, Constant};

/// Has an object that was just written to a slot stay open: Haskell made a constant of it, which all share.
///
/// # Safety
/// `slot` holds a handle of a `T` that Haskell has not seen yet.
pub unsafe fn keep_open<T: ?Sized + Opaque>(slot: *mut u8)
where
    T::Storage: Constant<T>,
{
    // SAFETY: the caller's.
    unsafe { T::Storage::keep_open(slot.cast::<NonNull<u8>>().read()) };
}

/// Closes an object, unless it stays open.
///
/// # Safety
/// `handle` is null or a handle of a `T`, and Haskell holds it for the call.
pub unsafe fn close<T: ?Sized + Opaque + 'static>(handle: *const u8) -> <() as Outcome>::Register
where
    T::Storage: Closeable<T>,
{
    let close = |_: &Call| {
        let handle = NonNull::new(handle.cast_mut());
        let handle = handle.ok_or_else(|| ArgumentError::of("self", DecodeError::Null))?;
        // SAFETY: the caller's.
        unsafe { T::Storage::close(handle) }.map_err(|barred| {
            ArgumentError::of("self", DecodeError::Access(T::DEFINITION.id, barred))
        })?;
        if const { T::SIZE.is_some() } {
            accounting::take_declared_back(handle);
        }
        debug_checks::closed::<T>(handle);
        // SAFETY: nothing is returned through a slot.
        Ok(unsafe { ().finish(NoSlot::NONE) })
    };
    // SAFETY: as above.
    unsafe { run::<Safe, ()>(NoSlot::NONE, close) }
}
