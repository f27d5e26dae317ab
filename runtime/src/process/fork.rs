//! What a process keeps right when `fork` copies it: the copy has the thread that forked and no other.
//!
//! Locks of this module are held by nobody in the copy, and a thread's mark tells whether the thread is there.

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::thread_id;

/// The latest mark when this process was forked; 0 when it was not.
static FORKED_AT: AtomicU64 = AtomicU64::new(0);
/// The mark of the thread that forked.
static SURVIVOR: AtomicU64 = AtomicU64::new(0);

/// How many forks this process is away from the one that started.
static FORKS: AtomicU64 = AtomicU64::new(0);

/// Which of its copies this process is. It tells what is of this process from what another one has left in its memory.
pub fn this_process() -> u64 {
    FORKS.load(Ordering::Relaxed)
}

/// Whether the thread with the mark was left behind by a `fork`.
pub fn is_gone(mark: u64) -> bool {
    mark != 0
        && mark <= FORKED_AT.load(Ordering::Relaxed)
        && mark != SURVIVOR.load(Ordering::Relaxed)
}

/// Whether this process is a copy of another.
pub fn is_copy() -> bool {
    FORKED_AT.load(Ordering::Relaxed) != 0
}

/// Notes, in the process that `fork` made, that this thread is the only one there.
pub(crate) fn forked() {
    SURVIVOR.store(thread_id::mark(), Ordering::Relaxed);
    FORKED_AT.store(thread_id::latest(), Ordering::Relaxed);
    FORKS.fetch_add(1, Ordering::Relaxed);
}

/// A lock that is held for a few instructions at a time, and by nobody in a forked process: `fork` waits for it.
pub struct Lock<T> {
    held: AtomicBool,
    value: UnsafeCell<T>,
}

// SAFETY: one thread at a time has the value.
unsafe impl<T: Send> Sync for Lock<T> {}

impl<T> Lock<T> {
    pub const fn new(value: T) -> Self {
        Lock {
            held: AtomicBool::new(false),
            value: UnsafeCell::new(value),
        }
    }

    #[inline]
    pub fn lock(&self) -> Guard<'_, T> {
        while self.held.swap(true, Ordering::Acquire) {
            std::thread::yield_now();
        }
        Guard(self)
    }
}

impl<T> Lock<T> {
    /// What [`lock`](Self::lock) returned and was forgotten.
    pub(crate) fn locked(&self) -> Guard<'_, T> {
        Guard(self)
    }
}

impl<T> std::fmt::Debug for Lock<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lock").finish_non_exhaustive()
    }
}

/// Has the lock until it is dropped. No code of the user's runs meanwhile.
pub struct Guard<'a, T>(&'a Lock<T>);

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: this thread has the lock.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.0.held.store(false, Ordering::Release);
    }
}
