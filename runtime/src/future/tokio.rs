//! Runtimes of tokio's as executors.

use tokio::runtime::{Builder, Handle, Runtime, RuntimeFlavor};

use super::executor::Executor;
use super::task::Task;

/// A multi-threaded one. A call by one that is not throws `RustPanic`, since no thread would run its future.
impl Executor for Runtime {
    fn spawn(&self, task: Task) {
        assert!(
            self.handle().runtime_flavor() != RuntimeFlavor::CurrentThread,
            "a current-thread runtime of tokio's runs futures only in `block_on`: as the executor of a library, use `Builder::new_multi_thread()`"
        );
        drop(Runtime::spawn(self, task));
    }
}

/// Of a current-thread runtime, while another thread is in its `block_on`.
impl Executor for Handle {
    fn spawn(&self, task: Task) {
        drop(Handle::spawn(self, task));
    }
}

/// A thread for each processor, up to four.
pub(super) fn runtime() -> Runtime {
    let threads = super::threads::recommended();
    let mut builder = Builder::new_multi_thread();
    let builder = builder.worker_threads(threads).thread_name("hsffi-tokio");
    match builder.enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => panic!("tokio's runtime cannot be started: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// That a task runs on threads of the executor's, where tokio's timers are.
    fn runs(executor: &dyn Executor) {
        let (sender, result) = mpsc::channel();
        executor.spawn(Task::detached(async move {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            sender
                .send(std::thread::current().name().map(str::to_owned))
                .expect("the test waits");
        }));
        let name = result.recv().expect("it is complete");
        assert_eq!(name.as_deref(), Some("hsffi-tokio"));
    }

    #[test]
    fn a_task_runs_where_there_are_timers() {
        let runtime = runtime();
        runs(&runtime);
        runs(runtime.handle());
    }

    #[test]
    fn a_runtime_that_no_thread_drives_is_refused() {
        let runtime = Builder::new_current_thread().build().expect("it starts");
        let spawned = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            Executor::spawn(&runtime, Task::detached(async {}));
        }));
        let payload = spawned.expect_err("nobody would poll the task");
        let message = payload.downcast_ref::<&str>().expect("a message");
        assert!(message.contains("new_multi_thread"), "{message}");
    }

    #[test]
    fn a_runtime_that_has_stopped_drops_a_task() {
        let runtime = runtime();
        let handle = runtime.handle().clone();
        drop(runtime);
        let (sender, dropped) = mpsc::channel::<()>();
        let future = std::future::poll_fn(move |_| {
            let _kept = &sender;
            std::task::Poll::Pending
        });
        Executor::spawn(&handle, Task::detached(future));
        assert!(dropped.recv().is_err());
    }
}
