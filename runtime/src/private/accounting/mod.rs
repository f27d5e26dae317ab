//! How much memory Rust holds for Haskell, and when Haskell should collect.
//!
//! GHC's collector sees a few words of a `ByteString` or a handle, and nothing of the memory behind them, so it would let any amount
//! pile up. Each value that is handed over is counted here, and its finalizer subtracts it. When the count has grown by `STEP` since its
//! minimum after the last collection that this module requested, a word is set. The generated Haskell reads that word whenever it has
//! taken over such a value, and then calls `relieve`. A minor collection finds what died young. When more than the account's limit is
//! held after it, a major collection follows. The limit follows what the last major collection left, so that a program which keeps much
//! has few.
//!
//! Each thread counts by itself up to `GRAIN`: a word that all threads write would cost more than the rest.
//!
//! Packages whose libraries were linked into one program as they come from cargo have one copy of this, and a word each: they
//! count together, and all words are set.

mod account;
mod declared;
mod majors;
#[cfg(test)]
mod tests;

use std::cell::Cell;

use account::Account;
pub use account::Pressure;
pub use declared::take_declared_back;
pub(crate) use declared::{DECLARED, declared, give_declared};
pub(crate) use majors::MAJORS;
use majors::Time;

/// An object of a type that is no larger is not counted: GHC's part of it, the `ForeignPtr` and its finalizer, is about as large.
pub(crate) const SMALL: usize = 256;

/// A thread tells the others when it has counted so many bytes.
const GRAIN: usize = 128 * 1024;

/// The count of all that Haskell holds of this library.
static ACCOUNT: Account = Account::new();

/// Tells of a package's word: once, when the Haskell program starts. A package stays as long as the library does.
pub fn begin(word: &'static Pressure) {
    ACCOUNT.begin(word);
}

/// What a thread has counted and not told. It tells the rest when it ends.
struct Untold(Cell<isize>);

impl Drop for Untold {
    fn drop(&mut self) {
        ACCOUNT.tell(self.0.get());
    }
}

impl Untold {
    /// What is to be told now that the thread has counted so much more; 0 when that can wait.
    #[inline]
    fn count(&self, change: isize) -> isize {
        let sum = self.0.get() + change;
        let is_much = sum.unsigned_abs() >= GRAIN;
        self.0.set(if is_much { 0 } else { sum });
        if is_much { sum } else { 0 }
    }
}

thread_local! {
    static UNTOLD: Untold = const { Untold(Cell::new(0)) };
}

/// Counts memory that Haskell has from now on.
#[inline]
pub fn give(bytes: usize) {
    count(signed(bytes));
}

/// Takes off what has been counted.
#[inline]
pub fn take_back(bytes: usize) {
    count(-signed(bytes));
}

/// The same bits.
#[inline]
fn signed(bytes: usize) -> isize {
    isize::from_ne_bytes(bytes.to_ne_bytes())
}

/// Bytes that count until this is dropped.
#[derive(Debug)]
pub(crate) struct Counted(usize);

impl Counted {
    pub fn give(bytes: usize) -> Self {
        give(bytes);
        Counted(bytes)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        take_back(self.0);
    }
}

#[inline]
fn count(change: isize) {
    // A thread that has all but ended tells at once.
    let untold = UNTOLD
        .try_with(|untold| untold.count(change))
        .unwrap_or(change);
    if untold != 0 {
        ACCOUNT.tell(untold);
    }
}

/// A function of GHC's runtime that collects.
pub type Collection = unsafe extern "C" fn();

/// Collects, unless another thread is about to.
///
/// # Safety
/// The functions are GHC's `performGC` and `performMajorGC`, and this is a `safe` call.
pub unsafe fn relieve(minor: Collection, major: Collection) {
    ACCOUNT.relieve(
        // SAFETY: the caller's.
        || unsafe { minor() },
        || {
            let begun = Time::now();
            // SAFETY: the caller's. The finalizers of what the first finds run at the beginning of the second.
            unsafe {
                major();
                minor();
            }
            begun
        },
        |begun, left| MAJORS.lock().limit(begun, Time::now(), left),
    );
}

/// In a forked process, nobody collects.
pub(crate) fn forked() {
    ACCOUNT.wait_for_more();
}
