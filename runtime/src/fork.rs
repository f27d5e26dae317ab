//! What a process keeps right when `fork` copies it: the copy has the thread that forked and no other.
//!
//! Locks of this module are held by nobody in the copy, and a thread's mark tells whether the thread is there.

use std::cell::{Cell, UnsafeCell};
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The latest mark that a thread got.
static LAST_MARK: AtomicU64 = AtomicU64::new(0);
/// The latest mark when this process was forked; 0 when it was not.
static FORKED_AT: AtomicU64 = AtomicU64::new(0);
/// The mark of the thread that forked.
static SURVIVOR: AtomicU64 = AtomicU64::new(0);

/// A number that no other thread has or had, and no thread has 0. There is nothing to be dropped in it, so it lasts as long as
/// the thread.
#[inline]
pub fn mark() -> u64 {
    thread_local!(static MARK: Cell<u64> = const { Cell::new(0) });
    let mark = MARK.get();
    if mark != 0 {
        return mark;
    }
    let mark = LAST_MARK.fetch_add(1, Ordering::Relaxed) + 1;
    MARK.set(mark);
    mark
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

/// Has `fork` call the handlers below: once, when the Haskell program starts.
pub fn begin() {
    #[cfg(unix)]
    {
        static BEGUN: std::sync::Once = std::sync::Once::new();
        BEGUN.call_once(|| {
            // SAFETY: the handlers are functions of this library, which stays. It fails for want of memory alone.
            unsafe { libc::pthread_atfork(Some(prepare), Some(parent), Some(child)) };
        });
    }
}

#[cfg(unix)]
unsafe extern "C" fn prepare() {
    std::mem::forget(crate::drop_thread::QUEUE.lock());
    std::mem::forget(crate::extent::THREADS.lock());
    std::mem::forget(crate::object::WAITING.lock());
    std::mem::forget(crate::held::MAJORS.lock());
    std::mem::forget(crate::held::SAID.lock());
    #[cfg(debug_assertions)]
    std::mem::forget(crate::watch::PILES.lock());
}

#[cfg(unix)]
unsafe extern "C" fn parent() {
    // `prepare` took them.
    #[cfg(debug_assertions)]
    drop(Guard(&crate::watch::PILES));
    drop(Guard(&crate::held::SAID));
    drop(Guard(&crate::held::MAJORS));
    drop(Guard(&crate::object::WAITING));
    drop(Guard(&crate::extent::THREADS));
    drop(Guard(&crate::drop_thread::QUEUE));
}

#[cfg(unix)]
unsafe extern "C" fn child() {
    SURVIVOR.store(mark(), Ordering::Relaxed);
    FORKED_AT.store(LAST_MARK.load(Ordering::Relaxed), Ordering::Relaxed);
    Guard(&crate::extent::THREADS).retain(crate::extent::Thread::is_this);
    #[cfg(debug_assertions)]
    drop(Guard(&crate::watch::PILES));
    // The thread that forked does not wait.
    Guard(&crate::object::WAITING).clear();
    drop(Guard(&crate::held::SAID));
    drop(Guard(&crate::held::MAJORS));
    crate::held::forked();
    let mut queue = Guard(&crate::drop_thread::QUEUE);
    queue.forked();
}
