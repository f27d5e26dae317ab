//! A library that keeps what it was lent, or a copy, and uses it later.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

/// What is used later.
static KEPT: AtomicPtr<u64> = AtomicPtr::new(ptr::null_mut());

static COPY: AtomicU64 = AtomicU64::new(0);

/// Keeps the pointer.
#[unsafe(no_mangle)]
pub extern "C" fn keep(number: *mut u64) {
    KEPT.store(number, Ordering::SeqCst);
}

/// Copies the number, and keeps a pointer to the copy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy(number: *const u64) {
    // SAFETY: asked of the caller: the memory is there during the call.
    COPY.store(unsafe { number.read() }, Ordering::SeqCst);
    KEPT.store(COPY.as_ptr(), Ordering::SeqCst);
}

/// Reads what has been kept, after the call that lent it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kept() -> u64 {
    // SAFETY: asked of the caller of `keep`: the memory stays. The copy does.
    unsafe { KEPT.load(Ordering::SeqCst).read() }
}

/// Writes to what has been kept, after the call that lent it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn finish() {
    // SAFETY: as above.
    unsafe { KEPT.load(Ordering::SeqCst).write(42) };
}
