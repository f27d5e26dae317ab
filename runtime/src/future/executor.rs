//! Who runs the futures of a library.

use super::task::Task;

/// Runs the futures of exports, for a whole library. `hsffi::module!("Net.Mail", executor = function)` chooses one.
///
/// `function` returns one by value, and is called when Haskell makes the first call that waits. Without the option it is
/// [`Threads`](crate::Threads) or, with the feature `tokio`, a multi-threaded runtime of tokio's with I/O and time enabled.
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
