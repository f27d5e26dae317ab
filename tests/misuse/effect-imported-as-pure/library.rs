//! A counter that changes, and tickets that are counted.

use std::sync::atomic::{AtomicU64, Ordering};

static COUNT: AtomicU64 = AtomicU64::new(0);
static TAKEN: AtomicU64 = AtomicU64::new(0);
static RELEASED: AtomicU64 = AtomicU64::new(0);

#[unsafe(no_mangle)]
pub extern "C" fn count_up() {
    COUNT.fetch_add(1, Ordering::SeqCst);
}

/// The count, whatever the argument.
#[unsafe(no_mangle)]
pub extern "C" fn count_at(_: u64) -> u64 {
    COUNT.load(Ordering::SeqCst)
}

#[unsafe(no_mangle)]
pub extern "C" fn ticket_new() -> *mut u64 {
    TAKEN.fetch_add(1, Ordering::SeqCst);
    Box::into_raw(Box::new(7))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn ticket_free(ticket: *mut u64) {
    // SAFETY: asked of the caller: the ticket is one of `ticket_new`, and has not been freed.
    drop(unsafe { Box::from_raw(ticket) });
    RELEASED.fetch_add(1, Ordering::SeqCst);
}

#[unsafe(no_mangle)]
pub extern "C" fn tickets_taken() -> u64 {
    TAKEN.load(Ordering::SeqCst)
}

#[unsafe(no_mangle)]
pub extern "C" fn tickets_released() -> u64 {
    RELEASED.load(Ordering::SeqCst)
}
