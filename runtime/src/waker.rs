//! Waking a Haskell thread that waits for an `MVar`: `hs_try_putmvar`, once for each waker.
//!
//! GHC's function takes over a stable pointer that `newStablePtrPrimMVar` made, and reads an ordinary one as if it were such. So
//! a waker comes from the Haskell runtime alone, which makes it of an `MVar ()`.

use std::ffi::c_int;
use std::mem::ManuallyDrop;

use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Type};
use crate::process::thread_state::ThreadState;
use crate::token::{RtsCallbacks, StablePtr};

/// Fills a Haskell `MVar ()`, once, from any thread.
///
/// As a parameter of an export, it is an `MVar ()` in Haskell. [`wake`](Self::wake) neither blocks nor calls Haskell, so that any
/// thread may call it, also in an `unsafe` export and in a destructor: GHC's runtime fills the variable a moment later
/// ([`hs_try_putmvar`]), and nothing happens when it is full already. Haskell's thread waits by `takeMVar`, without a thread of
/// the system's, and an asynchronous exception interrupts it.
///
/// ```
/// use hsffi::MVarWaker;
///
/// /// Fills the variable in the background.
/// #[hsffi::export]
/// pub fn notify_later(waker: MVarWaker) {
///     std::thread::spawn(move || {
///         // … work …
///         waker.wake();
///     });
/// }
/// # hsffi::module!("Data.Later");
/// # fn main() {}
/// ```
///
/// Dropping the waker fills nothing, and releases the variable: if nobody else can fill it, GHC throws
/// `BlockedIndefinitelyOnMVar` to whoever waits for it. On the non-threaded runtime, a pipe wakes Haskell's thread. A
/// waker does nothing when the Haskell program ends, and nothing in a process that was forked meanwhile if no thread of it waits.
///
/// [`hs_try_putmvar`]: https://downloads.haskell.org/ghc/latest/docs/users_guide/exts/ffi.html#waking-up-haskell-threads-from-c
#[must_use = "dropping the waker does not fill the variable"]
#[repr(C)]
pub struct MVarWaker {
    mvar: StablePtr,
    functions: &'static RtsCallbacks,
    /// The capability of the thread that made the call or, on the non-threaded runtime, the copy of the process.
    place: usize,
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
                place: (*slot).place,
            })
        }
    }

    fn place(&self) -> c_int {
        c_int::try_from(self.place).unwrap_or(-1)
    }

    /// Fills the variable.
    pub fn wake(self) {
        let waker = ManuallyDrop::new(self);
        // SAFETY: the pointer is owned, and taken over.
        let stranger = unsafe { (waker.functions.wake)(waker.place(), waker.mvar) };
        if stranger != 0 && ThreadState::of_thread() == ThreadState::Unknown {
            Known::note(waker.functions);
        }
    }
}

impl Drop for MVarWaker {
    fn drop(&mut self) {
        // SAFETY: owned, and taken over once. Allowed anywhere, also in a finalizer.
        unsafe { (self.functions.discard)(self.place(), self.mvar) }
    }
}

// SAFETY: reads the three words that the generated Haskell writes, and takes the waker over by clearing the first: what is not
// taken over, since an argument before it was refused, Haskell releases.
#[diagnostic::do_not_recommend]
unsafe impl FromHaskell for MVarWaker {
    type Word = *const u8;
    type At<'call, 'kept>
        = Self
    where
        'kept: 'call;
    const TYPE: Type = Type::Waker;
    const LAYOUT: Layout = Layout::of::<MVarWaker>();
    const ABI: ArgAbi = ArgAbi::Slot;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's, for this layout; the slot is Haskell's, for this call alone.
        unsafe { MVarWaker::take(slot.cast_mut()) }.ok_or(DecodeError::Null)
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
