//! Memory of another heap, as it crosses.

use std::marker::PhantomData;
use std::ptr::NonNull;

use super::heap::ReleaseArray;
use super::{Haskell, Heap, Owned};
use crate::convert::sequence::Number;
use crate::from_haskell::DecodeError;

/// An array of another heap's, as it crosses: also text, and an array of one number.
#[repr(C)]
pub(super) struct WithRelease<T> {
    pub(super) ptr: *mut T,
    pub(super) len: usize,
    pub(super) release: ReleaseArray<T>,
}

impl<T> WithRelease<T> {
    /// # Safety
    /// `slot` is aligned and has room for this.
    pub(super) unsafe fn write<H: Heap<[T]>>(
        owned: Owned<[T], H>,
        release: ReleaseArray<T>,
        slot: *mut u8,
    ) {
        let ptr = owned.into_raw();
        let released = WithRelease {
            ptr: ptr.cast().as_ptr(),
            len: ptr.len(),
            release,
        };
        // SAFETY: the caller's.
        unsafe { slot.cast::<Self>().write(released) }
    }

    /// # Safety
    /// `slot` holds this, which nobody reads.
    pub(super) unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe {
            let Self { ptr, release, .. } = slot.cast::<Self>().read();
            release(ptr);
        }
    }
}

impl WithRelease<u8> {
    /// # Safety
    /// As [`write`](Self::write).
    pub(super) unsafe fn write_text<H: Heap<str>>(
        owned: Owned<str, H>,
        release: ReleaseArray<u8>,
        slot: *mut u8,
    ) {
        let len = owned.len();
        let released = WithRelease {
            ptr: owned.into_raw().cast().as_ptr(),
            len,
            release,
        };
        // SAFETY: the caller's.
        unsafe { slot.cast::<Self>().write(released) }
    }
}

impl<T: Number> WithRelease<T> {
    /// Takes over what Haskell gives, by clearing its pointer: what is not taken over, Haskell frees.
    ///
    /// # Safety
    /// `slot` holds this, for numbers of Haskell's `malloc`, and is the call's own.
    pub(super) unsafe fn take(slot: *const u8) -> Result<Owned<[T], Haskell>, DecodeError> {
        let given = slot.cast_mut().cast::<Self>();
        // SAFETY: the caller's.
        let (ptr, len, release) = unsafe {
            let ptr = std::mem::replace(&mut (*given).ptr, std::ptr::null_mut());
            (ptr, (*given).len, (*given).release)
        };
        let ptr = NonNull::new(ptr).ok_or(DecodeError::Null)?;
        Ok(Owned {
            ptr: NonNull::slice_from_raw_parts(ptr, len),
            with: release,
            heap: PhantomData,
        })
    }
}
