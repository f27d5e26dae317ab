//! What a thread is in the middle of, as far as calling Haskell is concerned.
//!
//! The types keep scoped closures and tokens out of `unsafe` calls and finalizers. A handle that attaches a thread may be
//! kept anywhere, so it asks here. `unsafe` calls are not noted, since that would cost as much as they do: a thread in one
//! is as it was before: [`ThreadState::Haskell`] within a closure, and [`ThreadState::Idle`] or [`ThreadState::Unknown`] elsewhere.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::process::fork::Lock;

/// What the innermost entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ThreadState {
    /// None that is known of: the thread is one of Rust's, or one of GHC's that has made `unsafe` calls alone.
    Unknown,
    /// None, on a thread that is known for one of GHC's.
    Idle,
    /// A call that may call Haskell, or a thread of Rust's that has been attached.
    Safe,
    /// A call into Haskell, or an `interruptible` call.
    Haskell,
    /// A pull of items, of which it is not known here.
    Pull,
    /// A C finalizer.
    Finalizer,
}

thread_local! {
    /// This thread alone writes it.
    static EXTENT: AtomicU8 = const { AtomicU8::new(ThreadState::Unknown as u8) };
    static KNOWN: Known = Known::new();
}

/// The extents of all threads that have entered something. Each is there until its thread ends.
pub(crate) static THREADS: Lock<Vec<Thread>> = Lock::new(Vec::new());

#[derive(PartialEq, Eq)]
pub(crate) struct Thread(*const AtomicU8);

impl Thread {
    pub(crate) fn is_this(&self) -> bool {
        self.0 == EXTENT.with(std::ptr::from_ref)
    }
}

// SAFETY: atomics are for all threads, and a thread removes its own before it ends.
unsafe impl Send for Thread {}

/// That this thread is among [`THREADS`].
struct Known(Thread);

impl Known {
    fn new() -> Self {
        let extent = EXTENT.with(std::ptr::from_ref);
        THREADS.lock().push(Thread(extent));
        Known(Thread(extent))
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        THREADS.lock().retain(|thread| *thread != self.0);
    }
}

#[cold]
fn make_known() {
    // A thread that has all but ended is not known any more.
    let _ = KNOWN.try_with(|_| ());
}

/// Whether a thread other than this one is in a call that is not `unsafe`, or may be in the middle of one.
#[cold]
pub fn others_are_inside() -> bool {
    THREADS.lock().iter().any(|thread| {
        // SAFETY: it is removed under the lock before its thread ends.
        let extent = || ThreadState::of(unsafe { &*thread.0 }.load(Ordering::Acquire));
        !thread.is_this()
            && matches!(
                extent(),
                ThreadState::Safe | ThreadState::Haskell | ThreadState::Pull
            )
    })
}

impl ThreadState {
    /// That of this thread.
    pub fn of_thread() -> Self {
        EXTENT.with(|extent| ThreadState::of(extent.load(Ordering::Relaxed)))
    }

    #[inline]
    fn of(number: u8) -> Self {
        match number {
            1 => ThreadState::Idle,
            2 => ThreadState::Safe,
            3 => ThreadState::Haskell,
            4 => ThreadState::Pull,
            5 => ThreadState::Finalizer,
            _ => ThreadState::Unknown,
        }
    }

    /// Sets that of this thread, and answers what it was.
    #[inline]
    fn replace(self) -> Self {
        EXTENT.with(|extent| {
            let outer = ThreadState::of(extent.load(Ordering::Relaxed));
            // What a call did comes before its end, for who looks from elsewhere.
            extent.store(self as u8, Ordering::Release);
            outer
        })
    }

    /// Sets that of this thread, which GHC has made the call on, until what is answered is dropped. From then on it is known
    /// for one of GHC's: what it runs of Rust's outside of a call, such as the destructors of its variables, is refused.
    #[inline]
    pub fn enter_by_ghc(self) -> StateGuard {
        let outer = match self.replace() {
            ThreadState::Unknown => {
                make_known();
                ThreadState::Idle
            }
            outer => outer,
        };
        StateGuard { outer }
    }

    /// Sets that of this thread, until what is answered is dropped.
    #[inline]
    pub fn enter(self) -> StateGuard {
        let outer = self.replace();
        if outer == ThreadState::Unknown {
            make_known();
        }
        StateGuard { outer }
    }
}

/// An entry that is not over.
#[derive(Debug)]
pub struct StateGuard {
    outer: ThreadState,
}

impl Drop for StateGuard {
    #[inline]
    fn drop(&mut self) {
        EXTENT.with(|extent| extent.store(self.outer as u8, Ordering::Release));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_entered_is_left_in_turn() {
        let safe = ThreadState::Safe.enter();
        let finalizer = ThreadState::Finalizer.enter();
        assert_eq!(ThreadState::of_thread(), ThreadState::Finalizer);
        drop(finalizer);
        assert_eq!(ThreadState::of_thread(), ThreadState::Safe);
        drop(safe);
        assert_eq!(ThreadState::of_thread(), ThreadState::Unknown);
    }

    #[test]
    fn a_thread_is_seen_inside_by_others_until_its_call_is_over() {
        // Other tests enter calls meanwhile, so this one looks at its own thread alone.
        let is_known = |extent: &Thread| THREADS.lock().contains(extent);
        let (entered, seen) = std::sync::mpsc::channel();
        let (go_on, told) = std::sync::mpsc::channel::<()>();
        let thread = std::thread::spawn(move || {
            let call = ThreadState::Safe.enter_by_ghc();
            entered
                .send(Thread(EXTENT.with(std::ptr::from_ref)))
                .expect("the test waits");
            told.recv().expect("the test goes on");
            drop(call);
        });
        let extent = seen.recv().expect("the thread runs");
        assert!(others_are_inside() && is_known(&extent));
        go_on.send(()).expect("the thread waits");
        thread.join().expect("no panic");
        assert!(!is_known(&extent));
    }
}
