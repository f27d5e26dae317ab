//! Waking a Haskell thread that waits for an `MVar`: `hs_try_putmvar`, once for each waker.
//!
//! GHC's function takes over a stable pointer that `newStablePtrPrimMVar` made, and reads an ordinary one as if it were such. So
//! a waker comes from the Haskell runtime alone, which makes it of an `MVar ()`.

use std::ffi::c_int;

use crate::process::thread_state::ThreadState;
use crate::token::{RtsCallbacks, StablePtr};

/// Fills a Haskell `MVar ()`, once, from any thread.
///
/// `Hsffi.Internal.Waker` writes it. [`wake`](Self::wake) neither blocks nor calls Haskell: GHC's runtime fills the variable
/// when the capability of the thread that made the call is free next (`hs_try_putmvar`), and nothing happens when it is full
/// already. Dropping the waker fills nothing, and releases the variable.
#[repr(C)]
pub struct MVarWaker {
    mvar: StablePtr,
    functions: &'static RtsCallbacks,
    capability: usize,
}

// SAFETY: any thread may call `hs_try_putmvar`, and free a stable pointer.
unsafe impl Send for MVarWaker {}
// SAFETY: there is nothing that a reference to one can do.
unsafe impl Sync for MVarWaker {}

impl MVarWaker {
    /// Takes the waker that Haskell has written out of a slot; nothing when that has been done.
    ///
    /// # Safety
    /// The slot is this call's alone, and holds the three words of a waker, or a null pointer in the place of the first.
    pub(crate) unsafe fn take(slot: *mut u8) -> Option<Self> {
        let slot = slot.cast::<MVarWaker>();
        // SAFETY: the caller's; the other words are read only where there is a waker.
        unsafe {
            let mvar = (&raw mut (*slot).mvar).replace(std::ptr::null());
            (!mvar.is_null()).then(|| MVarWaker {
                mvar,
                functions: (*slot).functions,
                capability: (*slot).capability,
            })
        }
    }

    /// Fills the variable.
    pub fn wake(self) {
        let waker = std::mem::ManuallyDrop::new(self);
        let capability = c_int::try_from(waker.capability).unwrap_or(-1);
        // SAFETY: the pointer is owned, and taken over.
        let stranger = unsafe { (waker.functions.wake)(capability, waker.mvar) };
        if stranger != 0 && ThreadState::of_thread() == ThreadState::Unknown {
            Known::note(waker.functions);
        }
    }
}

impl Drop for MVarWaker {
    fn drop(&mut self) {
        // SAFETY: owned, and freed once. GHC allows it anywhere, also in a finalizer.
        unsafe { (self.functions.free)(self.mvar) }
    }
}

impl std::fmt::Debug for MVarWaker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MVarWaker")
    }
}

thread_local! {
    static KNOWN: std::cell::RefCell<Option<Known>> = const { std::cell::RefCell::new(None) };
}

/// That GHC's runtime has memory for this thread of Rust's, which it frees when the thread ends (`hs_thread_done`).
struct Known(&'static RtsCallbacks);

impl Known {
    fn note(functions: &'static RtsCallbacks) {
        // A thread that has all but ended leaves its memory to the end of the program.
        let _ = KNOWN.try_with(|known| known.borrow_mut().get_or_insert(Known(functions)).0);
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        // SAFETY: a thread of Rust's that is in no call into Haskell, as it ends.
        unsafe { (self.0.detach)() }
    }
}
