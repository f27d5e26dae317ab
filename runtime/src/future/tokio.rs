//! Runtimes of tokio's as executors.

use tokio::runtime::{Builder, Handle, Runtime};

use super::executor::Executor;
use super::task::Task;

impl Executor for Runtime {
    fn spawn(&self, task: Task) {
        drop(Runtime::spawn(self, task));
    }
}

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
