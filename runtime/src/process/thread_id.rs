//! A number for each thread.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

/// The latest mark that a thread got.
static LAST_MARK: AtomicU64 = AtomicU64::new(0);
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

/// The same as a word.
#[inline]
pub fn word() -> usize {
    usize::try_from(mark()).unwrap_or(usize::MAX)
}

/// The latest mark that a thread got.
pub fn latest() -> u64 {
    LAST_MARK.load(Ordering::Relaxed)
}
