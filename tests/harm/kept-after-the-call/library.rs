//! A library that keeps what it was lent, or copies it.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

static LENT: AtomicPtr<u64> = AtomicPtr::new(ptr::null_mut());
static OWN: AtomicU64 = AtomicU64::new(0);

/// Keeps the pointer.
#[unsafe(no_mangle)]
pub extern "C" fn keep(number: *mut u64) {
    LENT.store(number, Ordering::SeqCst);
}

/// Reads what was lent, after the call that lent it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kept() -> u64 {
    // SAFETY: asked of the caller of `keep`: the memory stays.
    unsafe { LENT.load(Ordering::SeqCst).read() }
}

/// Writes to what was lent, after the call that lent it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn finish() {
    // SAFETY: asked of the caller of `keep`: the memory stays.
    unsafe { LENT.load(Ordering::SeqCst).write(42) };
}

/// Copies the number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy(number: *const u64) {
    // SAFETY: asked of the caller: the memory is there during the call.
    OWN.store(unsafe { number.read() }, Ordering::SeqCst);
}

#[unsafe(no_mangle)]
pub extern "C" fn copied() -> u64 {
    OWN.load(Ordering::SeqCst)
}

/// Writes to memory of its own, for Haskell to ask for.
#[unsafe(no_mangle)]
pub extern "C" fn finish_own() {
    OWN.store(42, Ordering::SeqCst);
}
