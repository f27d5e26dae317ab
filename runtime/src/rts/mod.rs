//! Haskell's runtime in a Rust program (feature `rts`).
//!
//! A Rust program starts GHC's runtime with [`Runtime::start`], and calls Haskell on any of its threads with
//! [`Runtime::attach`]. The program is linked with a Haskell library, which the crate `hsffi-build` builds from `build.rs`.
//!
//! ```ignore
//! use hsffi::Runtime;
//! use hsffi::rts::Options;
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let runtime = Runtime::start(&Options::new().rts_options("-A16m"))?;
//!     let score = runtime.attach(|hs| classify::score(hs, "Dear winner"))??;
//!     println!("{score}");
//!     Ok(())
//! }
//! ```
//!
//! This is the only part of the crate that requires GHC's runtime when the program is linked.

mod at_exit;
mod error;
mod options;

use std::sync::atomic::{AtomicU8, Ordering};

use crate::attach::{AttachError, Handle};
use crate::hs_future;
use crate::process::thread_state::ThreadState;
use crate::process::{attached, fork, shutdown};
use crate::token::{Hs, RtsCallbacks};

pub use error::StartError;
pub use options::{Options, RtsOpts};

// Of the Haskell package `hsffi`: `cbits/host.c` and `Hsffi.Internal.Host`.
unsafe extern "C" {
    fn hsffi_host_start(
        argc: libc::c_int,
        argv: *mut *mut libc::c_char,
        options: *const libc::c_char,
        permitted: libc::c_int,
    ) -> libc::c_int;
    fn hsffi_host_callbacks() -> *const RtsCallbacks;
    safe fn hsffi_host_is_threaded() -> libc::c_int;
    fn hsffi_host_exit();
    fn hsffi_host_exit_nowait();
}

const NEVER: u8 = 0;
const STARTED: u8 = 1;
const EXITED: u8 = 2;

/// Whether this program has started the runtime. GHC's cannot be started again.
static STATE: AtomicU8 = AtomicU8::new(NEVER);

/// GHC's runtime, which runs as long as this value lives.
///
/// There is at most one in a program, and none after it. Threads share it by reference or in an `Arc`; a thread that is detached
/// from it takes a [`Handle`].
///
/// Dropping it ends the runtime: calls that begin from then on return an error that [is an exit](crate::HsException::is_exit), so do
/// [actions that are awaited](crate::HsFuture), threads that are [attached](Handle::attach) are waited for, and then `hs_exit` waits for calls from Haskell to return, and
/// runs finalizers. A thread whose call does not return keeps the program from ending; a program that cannot wait calls
/// [`exit_nowait`](Self::exit_nowait). A library keeps the runtime [until the process exits](Self::until_exit).
#[derive(Debug)]
pub struct Runtime {
    handle: Handle,
}

impl Runtime {
    /// Starts GHC's runtime.
    ///
    /// When an option of the runtime is wrong, GHC prints why and ends the program.
    ///
    /// # Errors
    /// When the runtime runs already, or has ended, or when an argument has a NUL.
    pub fn start(options: &Options) -> Result<Self, StartError> {
        let line = options.command_line()?;
        let already = |state| match state {
            EXITED => StartError::Exited,
            _ => StartError::Started,
        };
        let mut arguments = line.pointers();
        let count =
            libc::c_int::try_from(arguments.len() - 1).map_err(|_| StartError::Arguments)?;
        STATE
            .compare_exchange(NEVER, STARTED, Ordering::SeqCst, Ordering::SeqCst)
            .map_err(already)?;
        // What GHC runs of Rust's meanwhile must not take this thread for one of GHC's.
        let entered = ThreadState::Haskell.enter();
        // SAFETY: the arguments end with a null pointer, and GHC copies all that it keeps but the options, which are leaked.
        let refused = unsafe {
            hsffi_host_start(
                count,
                arguments.as_mut_ptr(),
                line.options,
                libc::c_int::from(line.permitted),
            )
        };
        if refused != 0 {
            return Err(StartError::Started);
        }
        // SAFETY: the runtime has been started, and the table is a static of the Haskell library.
        let functions = unsafe { &*hsffi_host_callbacks() };
        drop(entered);
        if hsffi_host_is_threaded() == 0 {
            attached::become_host();
        } else {
            // From now on it attaches itself as all others do.
            // SAFETY: the thread is in no call into Haskell.
            unsafe { (functions.detach)() }
        }
        Ok(Runtime {
            // SAFETY: as above.
            handle: unsafe { Handle::new(functions) },
        })
    }

    /// Runs `action` with a token, with which this thread may call Haskell. For that time it is attached to the runtime.
    ///
    /// Attaching takes about as long as a call, so make several calls in one `attach`. When `action` panics, the thread is
    /// detached, and the panic goes on.
    ///
    /// # Errors
    /// When the thread may not call Haskell: on the non-threaded runtime, only the thread that started it may. `action` has not
    /// run.
    pub fn attach<R>(&self, action: impl FnOnce(Hs<'_>) -> R) -> Result<R, AttachError> {
        self.handle.attach(action)
    }

    /// A handle, by which threads attach themselves that may outlive the runtime.
    pub fn handle(&self) -> Handle {
        self.handle
    }

    /// Whether several threads may call Haskell at once: whether the program is linked with GHC's threaded runtime.
    pub fn is_threaded(&self) -> bool {
        hsffi_host_is_threaded() != 0
    }

    /// Ends the runtime as dropping it does, but does not wait for calls from Haskell that have not returned. It is for the end
    /// of the process: a Haskell thread whose call returns later blocks for ever.
    ///
    /// While other threads are attached, the runtime is not ended, and they keep what they use. Calls that begin from then on
    /// return an error all the same.
    pub fn exit_nowait(self) {
        let handle = self.handle;
        std::mem::forget(self);
        if begin_exit(handle) && !attached::is_any() {
            let _entered = ThreadState::Haskell.enter();
            // SAFETY: no thread is attached, nor will one be.
            unsafe { hsffi_host_exit_nowait() }
        }
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        if begin_exit(self.handle) {
            attached::wait_for_all();
            let _entered = ThreadState::Haskell.enter();
            // SAFETY: no thread is attached, nor will one be.
            unsafe { hsffi_host_exit() }
            hs_future::forget_all();
        }
    }
}

/// Whether this thread is in a call to or from Haskell.
fn is_within(handle: Handle) -> bool {
    ThreadState::of_thread() != ThreadState::Unknown || handle.is_inside()
}

/// Notes the end, and answers whether this thread may bring it about.
fn begin_exit(handle: Handle) -> bool {
    // The threads of the runtime are not in the copy.
    if fork::is_copy() {
        return false;
    }
    if is_within(handle) {
        eprintln!(
            "hsffi: a `Runtime` is dropped within a call to or from Haskell, which cannot end while it waits for itself; \
             Haskell's runtime goes on until the program exits. Drop it outside of `attach`."
        );
        return false;
    }
    STATE.store(EXITED, Ordering::SeqCst);
    shutdown::note();
    // Before threads are waited for: one of them may wait for a future.
    hs_future::resolve_all();
    true
}
