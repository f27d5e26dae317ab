//! Actions of Haskell's that Rust awaits: the results of `async` functions of an import.
//!
//! A call forks a Haskell thread, which writes its result to memory of Rust's and says so by [`running::complete`].
//! `Hsffi.Internal.Awaited` is the other half.

mod pending;
mod running;
mod start;
#[cfg(test)]
mod tests;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::exception::HsException;
use crate::process::fork;
use crate::waker::MVarWaker;

pub(crate) use pending::PENDING;
#[cfg(feature = "rts")]
pub(crate) use pending::{forget_all, resolve_all};
use running::Running;
pub(crate) use start::Starting;

/// An `IO` action of Haskell's that is being run, and its result as a future.
///
/// An `async` function of an [`import`](macro@crate::import) returns one. The action begins with the call, on a Haskell thread of its own,
/// whether the future is polled or not. Any thread and any executor may poll it; none of the system's waits for it.
///
/// The output is an [`HsException`] if the action throws, or if it could not be started. It is one that
/// [is an exit](HsException::is_exit) when the [`Runtime`](crate::rts::Runtime) ends meanwhile. On GHC's non-threaded runtime, it is an
/// exception at once, whose [`attach_error`](HsException::attach_error) is [`NotThreaded`](crate::AttachError::NotThreaded): there, Haskell
/// threads run only while Rust calls Haskell.
///
/// Dropping the future ends the action: it is thrown `ThreadKilled`, as by `killThread`, a moment later. Dropping does not wait for
/// that, and is allowed on any thread. An action that masks exceptions goes on; what it returns is dropped.
#[must_use = "dropping the future ends the action of Haskell's"]
pub struct HsFuture<T>(Progress<T>);

enum Progress<T> {
    /// The action has not been started.
    Failed(HsException),
    /// What ends it is beside it.
    Started(Arc<Running<T>>, MVarWaker),
    /// The output has been taken.
    Over,
}

impl<T> Future for HsFuture<T> {
    type Output = Result<T, HsException>;

    /// # Panics
    /// After it has returned the output, and when reading the result panicked.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let Progress::Started(running, _) = &self.0 {
            if running.process != fork::this_process() {
                // The Haskell thread has not been copied.
                let ended = HsException::ended(running.functions);
                self.leave();
                return Poll::Ready(Err(ended));
            }
            let Some(outcome) = running.poll(context) else {
                return Poll::Pending;
            };
            drop(std::mem::replace(&mut self.0, Progress::Over));
            return Poll::Ready(outcome.unwrap_or_else(|payload| payload.resume()));
        }
        match std::mem::replace(&mut self.0, Progress::Over) {
            Progress::Failed(exception) => Poll::Ready(Err(exception)),
            _ => panic!("an `HsFuture` is polled after it was complete"),
        }
    }
}

impl<T> HsFuture<T> {
    /// Leaves everything to the process that it is of: a thread that is not here may hold the locks.
    fn leave(&mut self) {
        std::mem::forget(std::mem::replace(&mut self.0, Progress::Over));
    }
}

impl<T> Drop for HsFuture<T> {
    fn drop(&mut self) {
        if matches!(&self.0, Progress::Started(running, _) if running.process != fork::this_process())
        {
            return self.leave();
        }
        let Progress::Started(running, stop) = std::mem::replace(&mut self.0, Progress::Over)
        else {
            return;
        };
        let (was_running, unused) = running.abandon();
        if was_running {
            stop.wake();
        }
        drop(unused);
    }
}

impl<T> fmt::Debug for HsFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HsFuture<{}>", std::any::type_name::<T>())
    }
}
