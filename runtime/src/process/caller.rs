//! Whom a call works for. A call that can be stopped is made by another thread than the one that waits for it, and that one
//! may be within a call which has an object to itself: the call would wait for the object for ever, and is refused instead.

use std::cell::Cell;
use std::ptr;

use super::thread_id;
use crate::process::thread_state::ThreadState;

/// A thread that waits for a call.
#[repr(C)]
#[derive(Debug)]
pub struct Caller {
    /// As [`thread_id::word`] tells it; 0 when the thread is in no call of Rust's. What it comes to have then, it has for another of
    /// GHC's threads, which it may run while the one that made the call waits.
    thread: usize,
    /// Whom the thread works for itself.
    works_for: *const Caller,
}

thread_local! {
    /// Whom this thread works for.
    static WORKS_FOR: Cell<*const Caller> = const { Cell::new(ptr::null()) };
}

impl Caller {
    /// This thread, which is about to wait for a call.
    pub(crate) fn this() -> Self {
        if ThreadState::of_thread() == ThreadState::Haskell {
            Caller {
                thread: thread_id::word(),
                works_for: WORKS_FOR.get(),
            }
        } else {
            Caller {
                thread: 0,
                works_for: ptr::null(),
            }
        }
    }

    /// Has this thread work for the caller, until what [`acting`] answered is dropped.
    ///
    /// # Safety
    /// The caller waits until then, as do those that it works for.
    pub(crate) unsafe fn act_for(caller: *const Self) {
        WORKS_FOR.set(caller);
    }
}

/// Whether this thread works for the one of that mark.
pub(crate) fn is_behind(thread: usize) -> bool {
    behind().any(|caller| caller == thread)
}

/// The marks of those that this thread works for, who wait for it.
pub(crate) fn behind() -> impl Iterator<Item = usize> {
    // SAFETY: whom this thread works for waits, by what `act_for` asks.
    let follow = |caller: *const Caller| unsafe { caller.as_ref() };
    let callers = std::iter::successors(follow(WORKS_FOR.get()), move |caller| {
        follow(caller.works_for)
    });
    callers
        .map(|caller| caller.thread)
        .filter(|thread| *thread != 0)
}

/// Begins a call in which the thread may be hired.
pub fn acting() -> Acting {
    Acting {
        before: WORKS_FOR.get(),
    }
}

/// A call in which the thread may be hired.
#[derive(Debug)]
pub struct Acting {
    before: *const Caller,
}

impl Drop for Acting {
    fn drop(&mut self) {
        WORKS_FOR.set(self.before);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicPtr;

    use super::*;
    use crate::lock::{AccessError, Borrow, ObjectLock};

    /// Has a thread work for this one, and waits for it.
    fn waiting(action: impl FnOnce() + Send) {
        let haskell = ThreadState::Haskell.enter();
        let caller = Caller::this();
        drop(haskell);
        let caller = AtomicPtr::new(ptr::from_ref(&caller).cast_mut());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let _safe = ThreadState::Safe.enter();
                let _hired = acting();
                // SAFETY: the scope waits for its thread.
                unsafe { Caller::act_for(caller.into_inner()) };
                action();
            });
        });
    }

    #[test]
    fn a_call_does_not_wait_for_those_that_wait_for_it() {
        let lock = ObjectLock::new();
        let _safe = ThreadState::Safe.enter();
        lock.acquire_exclusive(Borrow::Mutable)
            .expect("the lock is free");
        waiting(|| {
            assert_eq!(
                lock.acquire_exclusive(Borrow::Mutable),
                Err(AccessError::InUse)
            );
            waiting(|| {
                let within = acting();
                assert_eq!(
                    lock.acquire_exclusive(Borrow::Mutable),
                    Err(AccessError::InUse)
                );
                assert_eq!(
                    lock.try_acquire_exclusive(Borrow::Mutable),
                    Err(AccessError::InUse)
                );
                drop(within);
                assert_eq!(
                    lock.try_acquire_exclusive(Borrow::Mutable),
                    Err(AccessError::InUse)
                );
            });
        });
        std::thread::scope(|scope| {
            scope.spawn(|| {
                assert!(matches!(
                    lock.try_acquire_exclusive(Borrow::Mutable),
                    Err(AccessError::Taken(_))
                ));
            });
        });
        lock.release_exclusive(false);
    }

    #[test]
    fn a_thread_that_is_in_no_call_is_nobody_s_to_wait_for() {
        assert_eq!(Caller::this().thread, 0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let call = ThreadState::Safe.enter_by_ghc();
                drop(call);
                assert_eq!(Caller::this().thread, 0);
            });
        });
    }
}
