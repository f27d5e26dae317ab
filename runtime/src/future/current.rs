//! The executor of a library. It is made for the first call, and again in a forked process, where the threads of the one that was
//! copied are missing.

use std::sync::OnceLock;

use super::executor::Executor;
use super::task::Task;
use crate::process::fork::Lock;

/// What `hsffi::module!` makes of its option `executor`.
#[doc(hidden)]
pub trait MakeExecutor {
    /// What makes it; nothing for the default.
    const MAKE: Option<fn() -> Box<dyn Executor>>;
}

/// The default.
impl MakeExecutor for () {
    const MAKE: Option<fn() -> Box<dyn Executor>> = None;
}

static CHOICE: OnceLock<fn() -> Box<dyn Executor>> = OnceLock::new();

/// The executor of this process, once there has been a call. It is never dropped.
pub(crate) static EXECUTOR: Lock<Option<&'static dyn Executor>> = Lock::new(None);

/// Chooses the executor of the library: once, when the Haskell program starts.
pub(crate) fn choose(make: Option<fn() -> Box<dyn Executor>>) {
    if let Some(make) = make {
        let _ = CHOICE.set(make);
    }
}

pub(super) fn spawn(task: Task) {
    current().spawn(task);
}

fn current() -> &'static dyn Executor {
    if let Some(executor) = *EXECUTOR.lock() {
        return executor;
    }
    // Code of the user's, which may take its time and panic. Of several that are made at once, one is used.
    let made = CHOICE.get().map_or_else(default, |make| make());
    let mut executor = EXECUTOR.lock();
    if executor.is_none() {
        *executor = Some(Box::leak(made));
    }
    executor.expect("it has just been made")
}

fn default() -> Box<dyn Executor> {
    #[cfg(feature = "tokio")]
    return Box::new(super::tokio::runtime());
    #[cfg(not(feature = "tokio"))]
    Box::new(super::threads::Threads::default())
}
