//! How an action begins.

use std::sync::Arc;

use super::pending;
use super::running::Running;
use super::{HsFuture, Progress};
use crate::closure::{ClosureResult, Frame};
use crate::exception::HsException;
use crate::token::RtsCallbacks;
use crate::waker::MVarWaker;

/// What Haskell writes in place of the action's address when it has forked a thread for it.
const STARTED: u64 = 0;
/// The same when it cannot fork one.
const NOT_THREADED: u64 = 1;

/// Where Haskell writes what ends the action, in bytes behind the beginning of the arguments: an exception is before that.
const STOP: usize = 8;

/// An action that Haskell may begin. It is taken out of the list unless it has begun.
pub(crate) struct Starting<T> {
    running: Arc<Running<T>>,
    has_begun: bool,
}

impl<T: ClosureResult + Send + 'static> Starting<T> {
    /// # Errors
    /// When the runtime ends.
    pub(crate) fn begin(functions: &'static RtsCallbacks) -> Result<Self, HsException> {
        let running = Running::begin(functions);
        Ok(Starting {
            running: running.ok_or_else(|| HsException::ended(functions))?,
            has_begun: false,
        })
    }
}

impl<T> Starting<T> {
    /// Adds the action to a call.
    pub(crate) fn describe(&self, frame: &mut Frame) {
        let address = Arc::as_ptr(&self.running).expose_provenance();
        frame.set_method(address as u64);
    }

    /// The future, when Haskell has made the call.
    ///
    /// # Errors
    /// Why the action has not begun.
    ///
    /// # Safety
    /// The call had what [`describe`](Self::describe) added to this frame.
    pub(crate) unsafe fn finish(
        mut self,
        called: Result<(), HsException>,
        frame: &mut Frame,
    ) -> Result<HsFuture<T>, HsException> {
        // SAFETY: it has been set.
        match unsafe { frame.method() } {
            STARTED => self.has_begun = true,
            NOT_THREADED => return Err(HsException::not_awaited(self.running.functions)),
            _ => {
                return Err(called
                    .err()
                    .unwrap_or_else(|| HsException::ended(self.running.functions)));
            }
        }
        // SAFETY: Haskell has written a waker, for this call alone.
        let stop = unsafe { MVarWaker::take(frame.record().add(STOP)) };
        let stop = stop.expect("Haskell has written a waker");
        let future = HsFuture(Progress::Started(Arc::clone(&self.running), stop));
        // If an exception came after all, the action ends.
        called.map(|()| future)
    }
}

impl<T> Drop for Starting<T> {
    fn drop(&mut self) {
        if !self.has_begun {
            drop(pending::remove(Arc::as_ptr(&self.running).addr()));
        }
    }
}

impl<T> HsFuture<T> {
    /// The future of an action that may have begun.
    pub(crate) fn of(started: Result<Self, HsException>) -> Self {
        started.unwrap_or_else(|exception| HsFuture(Progress::Failed(exception)))
    }
}
