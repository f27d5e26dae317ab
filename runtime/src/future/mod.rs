//! Futures that Haskell threads wait for: the results of `async` exports.
//!
//! A call starts the future and returns. The Haskell thread waits for an `MVar`, which no thread of the system's does, and is
//! woken when the future is ready: it makes a second call, which takes the result. An asynchronous exception ends the wait; then
//! the thread drops the future by a call that returns when it is dropped. `Hsffi.Internal.Async` is the other half.

mod current;
mod executor;
mod task;
mod threads;
#[cfg(feature = "tokio")]
mod tokio;

use crate::into_haskell::{Outcome, OutcomeInSlot, Returned};
use crate::private::failure::Failure;
use crate::private::return_abi::write_failure;
use crate::private::status::Status;
use crate::waker::MVarWaker;

pub use current::MakeExecutor;
pub use executor::Executor;
use task::{BoxedFuture, Header};

pub use task::Task;
pub use threads::Threads;

pub(crate) use current::{EXECUTOR, choose};
pub(crate) use task::is_polling;

/// A future as the result of an export: Haskell waits for its result, without a thread of the system's.
///
/// An exported `async fn` returns one by itself. A function that borrows its arguments, or an object, returns one explicitly:
/// the function reads the arguments, and the future owns what it needs of them. Haskell does not see the difference: the
/// result is an `IO` action that returns what the future does.
///
/// ```
/// use std::sync::Arc;
/// use hsffi::{Async, OwnedByRust};
/// # hsffi::module!("Mail.Server");
///
/// /// A connection to a server.
/// #[derive(hsffi::Opaque)]
/// pub struct Connection(Arc<str>);
///
/// #[hsffi::export]
/// impl Connection {
///     /// Connects to a server.
///     pub async fn connect(server: String) -> OwnedByRust<Connection> {
///         OwnedByRust::new(Connection(server.into()))
///     }
///
///     /// What the server answers.
///     pub fn request(&self, path: &str) -> Async<String> {
///         let (server, path) = (Arc::clone(&self.0), path.to_owned());
///         Async::new(async move { format!("{server}/{path}") })
///     }
/// }
/// # fn main() {}
/// ```
#[must_use = "a future does nothing unless it is returned to Haskell"]
pub struct Async<T>(BoxedFuture<T>);

impl<T> Async<T> {
    /// The future, which threads of the [`Executor`] will run.
    pub fn new(future: impl Future<Output = T> + Send + 'static) -> Self {
        Async(Box::pin(future))
    }
}

impl<T> std::fmt::Debug for Async<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Async<{}>", std::any::type_name::<T>())
    }
}

/// What starts the future of an `async fn`.
#[doc(hidden)]
#[derive(Debug)]
pub enum Start {}

impl Start {
    /// The name is what rustc prints of a future that is not `Send`.
    pub fn hs0072_runs_on_other_threads<T: 'static, U: 'static>(
        future: impl Future<Output = T> + Send + 'static,
        finish: fn(T) -> U,
    ) -> Async<U> {
        Async::new(async move { finish(future.await) })
    }
}

/// What a slot that starts a future holds: a waker before, and the task afterwards.
const SLOT: usize = size_of::<MVarWaker>();

// SAFETY: the slot has room for the waker, for the task and for what the future returns. `Hsffi.Internal.Async` writes the first,
// and reads the others.
#[diagnostic::do_not_recommend]
unsafe impl<R: OutcomeInSlot + Send + 'static> Outcome for Async<R> {
    type Slot = *mut u8;
    type Register = usize;
    const RETURNED: Returned = {
        let returned = R::RETURNED_IN_SLOT;
        Returned {
            size: if returned.size < SLOT {
                SLOT
            } else {
                returned.size
            },
            asynchronous: true,
            ..returned
        }
    };

    unsafe fn finish(self, slot: *mut u8) -> usize {
        // SAFETY: the caller's: Haskell has written a waker.
        let Some(waker) = (unsafe { MVarWaker::take(slot) }) else {
            panic!("a call that waits has no waker");
        };
        let (task, handle) = task::start(self.0, waker);
        // If this panics, the task is dropped, and with it the future.
        current::spawn(task);
        // SAFETY: there is room for more.
        unsafe { slot.cast::<*const Header>().write(handle.into_raw()) };
        Status::Returned as usize
    }

    unsafe fn fail(status: Status, failure: Failure, slot: *mut u8) -> usize {
        // SAFETY: the caller's. When it has been taken, the first word is null.
        drop(unsafe { MVarWaker::take(slot) });
        // SAFETY: the caller's.
        unsafe { write_failure(status, failure, slot) }
    }
}
