//! A runtime that lives as long as the process: plugins have no `main` that could end it.

use std::sync::{Mutex, PoisonError};

use super::{Runtime, is_within};
use crate::attach::Handle;
use crate::hs_future;
use crate::process::{fork, shutdown};

/// The runtime that ends with the process.
static KEPT: Mutex<Option<Runtime>> = Mutex::new(None);

impl Runtime {
    /// Keeps the runtime until the process exits, and then ends it as [`exit_nowait`](Self::exit_nowait) does: Haskell's `stdout`
    /// is flushed, and finalizers run. It is for libraries, whose `main` is another's.
    ///
    /// When a thread is attached while the process exits, or when `exit` is called within a call to or from Haskell, the runtime is not
    /// ended: calls that begin from then on return an error, and what is in Haskell's buffers is lost.
    pub fn until_exit(self) -> Handle {
        let handle = self.handle;
        *KEPT.lock().unwrap_or_else(PoisonError::into_inner) = Some(self);
        // SAFETY: it registers a function that takes nothing and does not unwind. Nothing is done when there is no memory for
        // it: then the runtime is not ended.
        unsafe {
            libc::atexit(at_exit);
        }
        handle
    }
}

extern "C" fn at_exit() {
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(runtime) = kept else { return };
    if fork::is_copy() {
        std::mem::forget(runtime);
    } else if is_within(runtime.handle) {
        shutdown::note();
        hs_future::resolve_all();
        std::mem::forget(runtime);
    } else {
        runtime.exit_nowait();
    }
}
