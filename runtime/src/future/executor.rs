//! Who runs the futures of a library.
//!
//! There is one executor in a library. It is made for the first call, and again in a forked process, where the threads of the one
//! that was copied are missing.

use std::sync::OnceLock;

use super::Task;
use crate::process::fork::Lock;

/// Runs the futures of exports, for a whole library. `hsffi::module!("Net.Mail", executor = function)` chooses one.
///
/// `function` returns one by value, and is called when Haskell makes the first call that waits. Without the option it is
/// [`Threads`](super::Threads) or, with the feature `tokio`, a multi-threaded runtime of tokio's with I/O and time enabled.
///
/// ```
/// # use hsffi::{Executor, Task};
/// use std::sync::mpsc::{Sender, channel};
///
/// /// One thread, which runs one future after the other.
/// struct Sequential(Sender<Task>);
///
/// impl Executor for Sequential {
///     fn spawn(&self, task: Task) {
///         // When the thread has ended, dropping the task ends the call.
///         let _ = self.0.send(task);
///     }
/// }
///
/// fn sequential() -> Sequential {
///     let (sender, tasks) = channel();
///     std::thread::spawn(move || tasks.into_iter().for_each(pollster::block_on));
///     Sequential(sender)
/// }
///
/// hsffi::module!("Net.Mail", executor = sequential);
/// # mod pollster { pub fn block_on(task: hsffi::Task) { drop(task) } }
/// # fn main() {}
/// ```
pub trait Executor: Send + Sync + 'static {
    /// Runs a task. Must not wait for it: Haskell's thread of the system's is in this call.
    fn spawn(&self, task: Task);
}

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
    Box::new(super::Threads::default())
}
