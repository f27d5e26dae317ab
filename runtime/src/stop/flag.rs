//! What Haskell tells a call to stop by.

use std::sync::atomic::{AtomicU32, Ordering};

use static_assertions::const_assert;

use super::Interrupted;
use super::system;
use crate::from_haskell::DecodeError;
use crate::process::caller::Caller;
use crate::process::fork::Lock;

/// What a call is told to stop by, in memory of Haskell's that is there until the call has returned. The size is known to the
/// generated code.
#[doc(hidden)]
#[repr(C)]
#[derive(Debug)]
pub struct Stop {
    told: Told,
    pub(super) caller: Caller,
}

/// That a call should stop, for any thread to see.
#[repr(C)]
#[derive(Debug)]
pub(super) struct Told {
    /// Haskell sets it by a store of an aligned word, which no processor tears.
    pub(super) flag: AtomicU32,
    /// The thread that is to be sent a signal, while it waits.
    pub(super) waiting: Lock<Option<system::Thread>>,
}

const_assert!(size_of::<Stop>() <= 48 && align_of::<Stop>() <= 8);

impl Stop {
    /// Begins a call that this thread is going to wait for.
    ///
    /// # Safety
    /// There is memory for it.
    pub unsafe fn begin(stop: *mut Stop) {
        let begun = Stop {
            told: Told {
                flag: AtomicU32::new(0),
                waiting: Lock::new(None),
            },
            caller: Caller::this(),
        };
        // SAFETY: the caller's.
        unsafe { stop.write(begun) }
    }

    /// Breaks what the call waits for at this moment, if it waits.
    ///
    /// # Safety
    /// `stop` is one that has begun.
    pub unsafe fn wake(stop: *const Stop) {
        // SAFETY: the caller's.
        unsafe { &*stop }.told.wake();
    }
}

impl Told {
    pub(super) fn wake(&self) {
        if let Some(thread) = &*self.waiting.lock() {
            // It does not go on, nor end, before the lock is free.
            thread.wake();
        }
    }
}

/// A wait of this thread's that is to be broken, until this is dropped.
pub(super) struct Waiting<'call> {
    told: &'call Told,
    outer: Option<system::Thread>,
}

impl<'call> Waiting<'call> {
    pub(super) fn begin(told: &'call Told) -> Self {
        let outer = told.waiting.lock().replace(system::Thread::this());
        Waiting { told, outer }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        *self.told.waiting.lock() = self.outer.take();
    }
}

/// The flag that Haskell sets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flag<'call>(pub(super) &'call Told);

impl Flag<'_> {
    /// # Safety
    /// `stop` is null, or good for the lifetime.
    pub(super) unsafe fn of(stop: *const Stop) -> Result<Self, DecodeError> {
        // SAFETY: the caller's.
        match unsafe { stop.as_ref() } {
            None => Err(DecodeError::Null),
            Some(stop) => Ok(Flag(&stop.told)),
        }
    }

    #[inline]
    pub(super) fn is_set(self) -> bool {
        self.0.flag.load(Ordering::Relaxed) != 0
    }

    #[inline]
    pub(super) fn check(self) -> Result<(), Interrupted> {
        if self.is_set() {
            Err(Interrupted(()))
        } else {
            Ok(())
        }
    }
}
