//! The threads of Rust's that are attached to Haskell's runtime: a Rust program that ends the runtime waits for them.
//!
//! A thread is counted before it asks whether the runtime ends, and the end is noted before the count is read. So a thread either
//! sees the end, or is waited for.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use super::shutdown;

static ATTACHED: AtomicUsize = AtomicUsize::new(0);

/// Where the end waits for the last one.
static LAST: (Mutex<()>, Condvar) = (Mutex::new(()), Condvar::new());

thread_local! {
    static IS_HOST: Cell<bool> = const { Cell::new(false) };
}

/// That a thread is attached.
#[derive(Debug)]
pub(crate) struct Counted(());

impl Counted {
    /// Nothing when the runtime has ended or is about to.
    pub(crate) fn begin() -> Option<Self> {
        ATTACHED.fetch_add(1, Ordering::SeqCst);
        let counted = Counted(());
        (!shutdown::has_begun_for_all()).then_some(counted)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if ATTACHED.fetch_sub(1, Ordering::SeqCst) == 1 && shutdown::has_begun_for_all() {
            let (lock, last) = &LAST;
            drop(lock.lock().unwrap_or_else(PoisonError::into_inner));
            last.notify_all();
        }
    }
}

/// Waits until no thread is attached. The end has been noted, so that none begins.
#[cfg(feature = "rts")]
pub(crate) fn wait_for_all() {
    let (lock, last) = &LAST;
    let guard = lock.lock().unwrap_or_else(PoisonError::into_inner);
    let all_left = last.wait_while(guard, |()| is_any());
    drop(all_left.unwrap_or_else(PoisonError::into_inner));
}

/// Whether some thread is attached.
#[cfg(feature = "rts")]
pub(crate) fn is_any() -> bool {
    ATTACHED.load(Ordering::SeqCst) > 0
}

/// Makes this thread the one that the non-threaded runtime belongs to.
#[cfg(feature = "rts")]
pub(crate) fn become_host() {
    IS_HOST.set(true);
}

/// Whether this thread started the non-threaded runtime, and may call Haskell as it is.
pub(crate) fn is_host() -> bool {
    IS_HOST.get()
}
