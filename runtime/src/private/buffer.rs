//! Memory of a `Vec` that Haskell had.

use super::accounting;
use crate::process::shutdown;

/// Gives the memory of a [`Given`](super::abi::Given) back to Rust's allocator.
///
/// # Safety
/// `ptr` and `capacity` come from one `Given` whose elements are aligned to `ALIGN`, and are not used afterwards.
pub unsafe fn release<const ALIGN: usize>(capacity: usize, ptr: *mut u8) {
    if capacity == 0 || shutdown::leaks() {
        return;
    }
    // SAFETY: a `Vec` allocates its capacity in bytes with its elements' alignment, and both fit a layout.
    unsafe {
        let layout = std::alloc::Layout::from_size_align_unchecked(capacity, ALIGN);
        std::alloc::dealloc(ptr, layout);
    }
}

/// The same for a finalizer of memory that has been counted.
///
/// # Safety
/// As [`release`].
pub unsafe fn finalize<const ALIGN: usize>(capacity: usize, ptr: *mut u8) {
    accounting::take_back(capacity);
    // SAFETY: the caller's.
    unsafe { release::<ALIGN>(capacity, ptr) }
}
