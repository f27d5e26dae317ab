use std::sync::mpsc::SyncSender;
use std::thread::JoinHandle;

use hsffi::{Fun, Handle, OwnedByHaskell};

#[derive(hsffi::Opaque)]
pub struct Worker {
    name: String,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[derive(hsffi::Opaque)]
pub enum Reporter {
    Silent,
    To(SyncSender<String>),
    By {
        handle: Handle,
        report: OwnedByHaskell<Fun<'static, fn(&str)>>,
    },
}

impl Drop for Reporter {
    fn drop(&mut self) {
        match self {
            Reporter::Silent => {}
            Reporter::To(sender) => drop(sender.send("end".to_owned())),
            Reporter::By { handle, report } => drop(handle.attach(|hs| report.with(hs).call("end"))),
        }
    }
}

/// It does not wait for its threads, because it does not implement `Drop`.
#[derive(hsffi::Opaque)]
pub struct Detached(pub Vec<JoinHandle<()>>);

fn main() {}
