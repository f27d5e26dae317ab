//! A future that a Haskell thread waits for, and who may do what with it.
//!
//! Two own it: the executor, by a [`Task`], and the Haskell thread, by a pointer which it gives back once, to `finish` or to
//! `cancel`. The state says who has the future, and later its result.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use crate::into_haskell::OutcomeInSlot;
use crate::private::failure::Failure;
use crate::private::return_abi::write_failure;
use crate::private::status::Status;
use crate::process::thread_state::ThreadState;
use crate::process::unwind::caught;
use crate::waker::MVarWaker;

/// How Haskell ends what a call has started. Each function takes the pointer over.
#[repr(C)]
pub(crate) struct Header {
    /// Returns the result by the slot, and the status.
    finish: unsafe extern "C" fn(*const Header, *mut u8) -> usize,
    /// Returns when the future or its result has been dropped.
    cancel: unsafe extern "C" fn(*const Header),
}

thread_local! {
    /// How many futures this thread polls or drops, one within another.
    static POLLS: Cell<u32> = const { Cell::new(0) };
}

/// Whether this thread runs the future of a call. Who cancels the call waits for it.
pub(crate) fn is_polling() -> bool {
    POLLS.with(Cell::get) > 0
}

/// That this thread runs a future, until it is dropped.
struct Polling;

impl Polling {
    fn begin() -> Self {
        POLLS.with(|polls| polls.set(polls.get() + 1));
        Polling
    }
}

impl Drop for Polling {
    fn drop(&mut self) {
        POLLS.with(|polls| polls.set(polls.get() - 1));
    }
}

#[repr(C)]
struct Shared<R> {
    header: Header,
    state: Mutex<State<R>>,
    /// That the thread which polled the future has dropped it.
    dropped: Condvar,
}

struct State<R> {
    stage: Stage<R>,
    /// Nothing when Haskell has been woken.
    waker: Option<MVarWaker>,
}

enum Stage<R> {
    /// Nobody polls it.
    Suspended(BoxedFuture<R>),
    /// A thread of the executor's has it.
    Polled,
    /// The same, and is to drop it.
    Cancelled,
    /// For Haskell to take.
    Ready(Result<R, Failure>),
    /// It is gone, as is its result.
    Over,
}

impl<R> Shared<R> {
    fn state(&self) -> MutexGuard<'_, State<R>> {
        // Nothing panics while the lock is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) type BoxedFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What runs a future, and its other owner, which is for Haskell to give back once Haskell has it. Until then dropping it is enough.
pub(super) fn start<R>(future: BoxedFuture<R>, waker: MVarWaker) -> (Task, Handle<R>)
where
    R: OutcomeInSlot + Send + 'static,
{
    let shared = shared(future, Some(waker));
    (Task(Arc::clone(&shared) as Arc<dyn Run>), Handle(shared))
}

/// What Haskell has of a future.
pub(super) struct Handle<R>(Arc<Shared<R>>);

impl<R> Handle<R> {
    pub(super) fn into_raw(self) -> *const Header {
        Arc::into_raw(self.0).cast()
    }
}

fn shared<R>(future: BoxedFuture<R>, waker: Option<MVarWaker>) -> Arc<Shared<R>>
where
    R: OutcomeInSlot + Send + 'static,
{
    Arc::new(Shared {
        header: Header {
            finish: finish::<R>,
            cancel: cancel::<R>,
        },
        state: Mutex::new(State {
            stage: Stage::Suspended(future),
            waker,
        }),
        dropped: Condvar::new(),
    })
}

/// The future of a call that Haskell waits for, as an [`Executor`](crate::Executor) runs it.
///
/// It never panics: what the future panics with is thrown in Haskell. Dropping it before it is complete ends the call, which
/// throws `RustPanic`.
#[must_use = "Haskell waits for the task: poll it until it is complete"]
pub struct Task(Arc<dyn Run>);

impl Future for Task {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.0.poll(context)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

#[cfg(test)]
impl Task {
    /// A future that nobody waits for.
    pub(crate) fn detached(future: impl Future<Output = ()> + Send + 'static) -> Self {
        Task(shared::<()>(Box::pin(future), None))
    }
}

impl std::fmt::Debug for Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Task")
    }
}

/// What an executor does with a future of any type.
trait Run: Send + Sync {
    fn poll(&self, context: &mut Context<'_>) -> Poll<()>;
    /// The executor drops the future.
    fn abandon(&self);
}

impl<R: Send + 'static> Run for Shared<R> {
    fn poll(&self, context: &mut Context<'_>) -> Poll<()> {
        let _polling = Polling::begin();
        let mut state = self.state();
        let mut future = match std::mem::replace(&mut state.stage, Stage::Polled) {
            Stage::Suspended(future) => future,
            other => {
                state.stage = other;
                return Poll::Ready(());
            }
        };
        drop(state);
        let result = match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(Poll::Pending) => {
                let mut state = self.state();
                if let Stage::Polled = state.stage {
                    state.stage = Stage::Suspended(future);
                    return Poll::Pending;
                }
                drop(state);
                drop_quietly(future);
                None
            }
            Ok(Poll::Ready(value)) => {
                // Its destructor may panic, and then there is no result.
                match catch_unwind(AssertUnwindSafe(|| drop(future))) {
                    Ok(()) => Some(Ok(value)),
                    Err(payload) => {
                        let failure = Failure::of_panic(payload);
                        drop_quietly(value);
                        Some(Err(failure))
                    }
                }
            }
            Err(payload) => {
                let failure = Failure::of_panic(payload);
                drop_quietly(future);
                Some(Err(failure))
            }
        };
        self.complete(result);
        Poll::Ready(())
    }

    fn abandon(&self) {
        let mut state = self.state();
        if !matches!(state.stage, Stage::Suspended(_)) {
            return;
        }
        let _polling = Polling::begin();
        let suspended = std::mem::replace(&mut state.stage, Stage::Polled);
        drop(state);
        drop_quietly(suspended);
        let failure = "the executor dropped the future before it was complete: the executor has stopped, or nothing was left that could wake the future";
        self.complete(Some(Err(Failure::new(failure.to_owned()))));
    }
}

impl<R> Shared<R> {
    /// Gives Haskell the result, unless the call has been cancelled meanwhile.
    fn complete(&self, result: Option<Result<R, Failure>>) {
        let mut state = self.state();
        let unused = match (&state.stage, result) {
            (Stage::Polled, Some(result)) => {
                state.stage = Stage::Ready(result);
                let waker = state.waker.take();
                drop(state);
                if let Some(waker) = waker {
                    waker.wake();
                }
                return;
            }
            (_, unused) => unused,
        };
        drop(state);
        drop_quietly(unused);
        self.state().stage = Stage::Over;
        self.dropped.notify_all();
    }

    /// Drops the future or its result, or waits until the thread that polls the future has dropped it.
    fn cancel(&self) {
        let mut state = self.state();
        drop(state.waker.take());
        if matches!(state.stage, Stage::Polled) {
            state.stage = Stage::Cancelled;
            while !matches!(state.stage, Stage::Over) {
                state = (self.dropped.wait(state)).unwrap_or_else(PoisonError::into_inner);
            }
        } else {
            let unused = std::mem::replace(&mut state.stage, Stage::Over);
            drop(state);
            drop_quietly(unused);
        }
    }
}

/// Drops what nobody receives. What its destructor panics with, the panic hook has reported.
fn drop_quietly<T>(value: T) {
    drop(caught(|| drop(value)));
}

/// # Safety
/// `task` is what [`start`] returned for a future of this type, and is used no more.
unsafe extern "C" fn finish<R: OutcomeInSlot>(task: *const Header, slot: *mut u8) -> usize {
    let _entered = ThreadState::Safe.enter_by_ghc();
    // SAFETY: the caller's.
    let shared = unsafe { Arc::from_raw(task.cast::<Shared<R>>()) };
    let stage = std::mem::replace(&mut shared.state().stage, Stage::Over);
    let result = match stage {
        Stage::Ready(result) => result,
        _ => Err(Failure::new("the future is not complete".to_owned())),
    };
    let failure = match result {
        // SAFETY: the caller's: it is the slot of the call.
        Ok(value) => match catch_unwind(AssertUnwindSafe(|| unsafe { value.finish_in_slot(slot) }))
        {
            Ok(status) => return status,
            Err(payload) => Failure::of_panic(payload),
        },
        Err(failure) => failure,
    };
    // SAFETY: as above.
    unsafe { write_failure(Status::Panicked, failure, slot) }
}

/// # Safety
/// As [`finish`].
unsafe extern "C" fn cancel<R>(task: *const Header) {
    let _entered = ThreadState::Safe.enter_by_ghc();
    // SAFETY: the caller's.
    unsafe { Arc::from_raw(task.cast::<Shared<R>>()) }.cancel();
}
