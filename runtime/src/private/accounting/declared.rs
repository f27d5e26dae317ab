//! Sizes that objects declare by a method.

use std::collections::BTreeMap;
use std::ptr::NonNull;

use super::{give, take_back};
use crate::Opaque;
use crate::process::fork::Lock;
use crate::process::unwind::caught;

/// What objects said that they take when they were handed over, by their handles: a method may tell something else later.
pub(crate) static DECLARED: Lock<BTreeMap<usize, usize>> = Lock::new(BTreeMap::new());

/// More than any memory has. A value that says more says this.
pub(super) const MOST: usize = 1 << 47;

/// How many bytes a value says that it takes. What has been made is handed over, even if the method panics.
#[inline]
pub(crate) fn declared<T: ?Sized + Opaque>(value: &T) -> usize {
    let bytes = const { T::SIZE }.map_or(0, |size| caught(|| size(value)).unwrap_or(0));
    bytes.min(MOST)
}

/// Counts an object that has said so. All values of a type without fields are at one address, and count as one.
#[inline]
pub(crate) fn give_declared<T: ?Sized + Opaque>(handle: NonNull<u8>, bytes: usize) {
    if const { T::SIZE.is_some() } {
        let before = DECLARED.lock().insert(handle.addr().get(), bytes);
        take_back(before.unwrap_or(0));
        give(bytes);
    }
}

/// Takes off what an object has said, once.
pub fn take_declared_back(handle: NonNull<u8>) {
    let declared = DECLARED.lock().remove(&handle.addr().get());
    if let Some(bytes) = declared {
        take_back(bytes);
    }
}
