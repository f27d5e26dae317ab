//! What a Haskell thread and a future share: where the result is written, and who waits for it.

use std::cell::UnsafeCell;
use std::mem::{MaybeUninit, offset_of};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

use static_assertions::const_assert_eq;

use super::pending::{self, Pending};
use crate::closure::{ClosureResult, Frame};
use crate::exception::HsException;
use crate::process::fork;
use crate::process::thread_state::ThreadState;
use crate::process::unwind::{Payload, caught};
use crate::token::RtsCallbacks;

/// What the action came to, or what Rust panicked with when it read that.
pub(super) type Outcome<T> = Result<Result<T, HsException>, Payload>;

/// Haskell reads the first word, and lets the thread write to the frame.
#[repr(C)]
pub(super) struct Running<T> {
    complete: unsafe extern "C" fn(*const u8, u8),
    /// The Haskell thread's alone, from the start of the action until it is complete.
    frame: UnsafeCell<Frame>,
    /// Where the frame puts the result.
    received: UnsafeCell<MaybeUninit<T>>,
    pub(super) functions: &'static RtsCallbacks,
    /// Which copy of the process Haskell runs in.
    pub(super) process: u64,
    stage: Mutex<Stage<T>>,
}

const_assert_eq!(offset_of!(Running<()>, frame), 8);

enum Stage<T> {
    /// The waker is that of the latest poll.
    Running(Option<Waker>),
    /// For the future to take.
    Ended(Outcome<T>),
    /// Nobody receives what comes, if anything.
    Over,
}

// SAFETY: one thread at a time uses the frame and what has been received: Haskell's. All else is behind the lock. A `T` is made by one
// thread and received by another, so it is `Send`.
unsafe impl<T: Send> Send for Running<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Sync for Running<T> {}

impl<T: ClosureResult + Send + 'static> Running<T> {
    /// An action that is about to begin, which is in the list. Nothing when the runtime ends.
    pub(super) fn begin(functions: &'static RtsCallbacks) -> Option<Arc<Self>> {
        let running = Arc::new(Running {
            complete: complete::<T>,
            frame: UnsafeCell::new(Frame::of_a_thread::<T>()),
            received: UnsafeCell::new(MaybeUninit::uninit()),
            functions,
            process: fork::this_process(),
            stage: Mutex::new(Stage::Running(None)),
        });
        // SAFETY: nobody else has it.
        unsafe { (*running.frame.get()).put_at(running.received.get().cast::<T>()) };
        pending::add(&running).then_some(running)
    }
}

impl<T> Running<T> {
    fn stage(&self) -> MutexGuard<'_, Stage<T>> {
        // Nothing panics while the lock is held.
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The outcome, once; before that, notes who is to be woken.
    pub(super) fn poll(&self, context: &Context<'_>) -> Option<Outcome<T>> {
        // Code of the user's, as is that which drops wakers.
        let waker = context.waker().clone();
        let mut stage = self.stage();
        let unused = match &mut *stage {
            Stage::Running(earlier) => earlier.replace(waker),
            _ => match std::mem::replace(&mut *stage, Stage::Over) {
                Stage::Ended(outcome) => {
                    drop(stage);
                    drop(waker);
                    return Some(outcome);
                }
                _ => Some(waker),
            },
        };
        drop(stage);
        drop(unused);
        None
    }

    /// The future is dropped: whether the action goes on, and what is to be dropped.
    pub(super) fn abandon(&self) -> (bool, impl Sized + use<T>) {
        let stage = std::mem::replace(&mut *self.stage(), Stage::Over);
        (matches!(stage, Stage::Running(_)), stage)
    }

    /// Gives the future its outcome, unless it has one or nobody receives it.
    fn settle(&self, outcome: Outcome<T>) {
        let mut stage = self.stage();
        if !matches!(*stage, Stage::Running(_)) {
            drop(stage);
            drop(caught(|| drop(outcome)));
            return;
        }
        let earlier = std::mem::replace(&mut *stage, Stage::Ended(outcome));
        drop(stage);
        if let Stage::Running(Some(waker)) = earlier {
            // What it panics with, the panic hook has reported.
            drop(caught(|| waker.wake()));
        }
    }
}

impl<T: Send> Pending for Running<T> {
    #[cfg(feature = "rts")]
    fn resolve(&self) {
        self.settle(Ok(Err(HsException::ended(self.functions))));
    }
}

/// What the Haskell thread calls, as the last that it does with the action: 0 with a result, and 1 with an exception in the frame.
///
/// # Safety
/// `running` is of this type, and this is the only such call for it.
pub(super) unsafe extern "C" fn complete<T: ClosureResult>(running: *const u8, outcome: u8) {
    let _entered = ThreadState::Safe.enter_by_ghc();
    // Keeps it alive up to the end.
    let Some(_owner) = pending::remove(running.addr()) else {
        return;
    };
    // SAFETY: the caller's; it was in the list.
    let running = unsafe { &*running.cast::<Running<T>>() };
    // SAFETY: the thread has written the outcome, and is done with the frame.
    let outcome =
        caught(|| unsafe { (*running.frame.get()).outcome::<T>(outcome, running.functions) });
    running.settle(outcome);
}
