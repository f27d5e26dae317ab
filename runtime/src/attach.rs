//! Rust threads that call Haskell.

use std::fmt;

use crate::process::attached::{self, Counted};
use crate::process::thread_state::{StateGuard, ThreadState};
use crate::token::{Hs, RtsCallbacks};

/// Attaches threads to Haskell's runtime, so that they may call Haskell. Made from a token; a Rust object or thread may store it.
///
/// ```
/// use std::thread;
/// use hsffi::{Fun, Hs, OwnedByHaskell};
/// # hsffi::module!("Ticker");
///
/// /// Calls the function from a separate thread.
/// #[hsffi::export]
/// pub fn tick(hs: Hs<'_>, tick: OwnedByHaskell<Fun<'_, fn(u32)>>) {
///     let handle = hs.handle();
///     thread::spawn(move || {
///         for n in 0..10 {
///             // Haskell has shut down, or the function threw an exception.
///             let Ok(Ok(())) = handle.attach(|hs| tick.with(hs).call(n)) else { return };
///         }
///     });
/// }
/// # fn main() {}
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Handle {
    functions: &'static RtsCallbacks,
}

impl Hs<'_> {
    /// A handle, by which other threads attach themselves, and this one later.
    pub fn handle(self) -> Handle {
        Handle {
            functions: self.functions(),
        }
    }
}

impl Handle {
    /// By the functions of a value that Haskell has passed.
    pub(crate) fn of(functions: &'static RtsCallbacks) -> Self {
        Handle { functions }
    }

    /// # Safety
    /// The functions may be called from now on: Haskell's runtime has been started.
    #[cfg(feature = "rts")]
    pub(crate) unsafe fn new(functions: &'static RtsCallbacks) -> Self {
        Handle { functions }
    }

    /// Whether this thread, of which Rust knows no call, is GHC's, in an `unsafe` call.
    #[cfg(feature = "rts")]
    pub(crate) fn is_inside(self) -> bool {
        if attached::is_host() {
            return false;
        }
        // SAFETY: may be called on any thread, and a thread that is admitted is let go.
        unsafe {
            let refusal = (self.functions.attach)();
            if refusal == 0 {
                (self.functions.detach)();
            }
            refusal == 1
        }
    }

    /// Runs `action` with a token. A thread of Rust's is attached to Haskell's runtime for that time; a thread that is in a
    /// `safe` call from Haskell, or attached already, has permission as it is.
    ///
    /// Attaching and detaching take about as long as a call into Haskell, so make several calls in one `attach`.
    ///
    /// # Errors
    /// When the thread may not call Haskell. `action` has not run.
    pub fn attach<R>(&self, action: impl FnOnce(Hs<'_>) -> R) -> Result<R, AttachError> {
        let attached = match ThreadState::of_thread() {
            ThreadState::Safe => None,
            ThreadState::Idle | ThreadState::Haskell | ThreadState::Pull => {
                return Err(AttachError::InUnsafeCall);
            }
            ThreadState::Finalizer => return Err(AttachError::InFinalizer),
            ThreadState::Unknown => Some(Attached::begin(self.functions)?),
        };
        // SAFETY: the thread is in a `safe` call, or attached; the token does not outlive `action`.
        let result = action(unsafe { Hs::new(self.functions) });
        drop(attached);
        Ok(result)
    }
}

/// A thread of Rust's that may call Haskell until this is dropped.
struct Attached {
    functions: &'static RtsCallbacks,
    entered: Option<StateGuard>,
    /// Whether GHC's runtime has been told of the thread. The one that started the non-threaded runtime, it knows.
    announced: bool,
    /// Dropped last: when nobody is counted, the runtime may end.
    _counted: Counted,
}

impl Attached {
    fn begin(functions: &'static RtsCallbacks) -> Result<Self, AttachError> {
        let counted = Counted::begin().ok_or(AttachError::Exited)?;
        let announced = !attached::is_host();
        if announced {
            // SAFETY: may be called on any thread.
            match unsafe { (functions.attach)() } {
                0 => {}
                1 => return Err(AttachError::InUnsafeCall),
                2 => return Err(AttachError::NotThreaded),
                _ => return Err(AttachError::Exited),
            }
        }
        Ok(Attached {
            functions,
            entered: Some(ThreadState::Safe.enter()),
            announced,
            _counted: counted,
        })
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        drop(self.entered.take());
        if self.announced {
            // SAFETY: the thread has been attached, and is in no call into Haskell.
            unsafe { (self.functions.detach)() }
        }
    }
}

/// Why a thread may not call Haskell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttachError {
    /// It is in a call from Haskell that may not call back: through an `unsafe` import, or to read
    /// [`Items`](crate::Items).
    InUnsafeCall,
    /// The thread is in a C finalizer, which runs during a garbage collection.
    InFinalizer,
    /// Haskell's runtime is the non-threaded one, and this is not its thread.
    NotThreaded,
    /// Haskell's runtime has ended, or is about to end.
    Exited,
}

impl AttachError {
    pub(crate) fn text(self) -> &'static str {
        match self {
            AttachError::InUnsafeCall => {
                "Haskell cannot be called from an `unsafe` call or from an iterator of `Items`: declare the export `safe`, and call Haskell before it returns"
            }
            AttachError::InFinalizer => {
                "Haskell cannot be called from a C finalizer: write `finalizer = \"haskell\"` on the type"
            }
            AttachError::NotThreaded => {
                "Haskell's non-threaded runtime cannot be called from another thread: link the program with -threaded"
            }
            AttachError::Exited => "Haskell's runtime has ended",
        }
    }
}

impl fmt::Display for AttachError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl std::error::Error for AttachError {}
