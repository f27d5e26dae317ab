//! Permission to call Haskell, and the functions of Haskell's side that Rust calls.
//!
//! Rust links none of GHC's symbols: the generated package passes a table of function pointers with each token and closure.

use std::marker::PhantomData;

use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Type};

/// A value that Haskell's stable pointer table keeps alive. Rust never looks behind it.
pub type StablePtr = *const std::ffi::c_void;

/// Receives the bytes of a text while Haskell lends them.
pub type TextSink = unsafe extern "C" fn(sink: *mut String, ptr: *const u8, len: usize);

/// The table, which is a constant of the generated package's C part.
#[repr(C)]
#[derive(Debug)]
pub struct RtsCallbacks {
    /// Makes the call that a frame describes: a closure, then its arguments. The result is written over the arguments or,
    /// with the answer 1, the stable pointer to the exception that the closure threw. With the answer 2, nothing is: the
    /// program ends, and with it the Haskell thread of the call. One pointer, since each argument is an application that
    /// GHC's runtime builds and evaluates.
    pub call: unsafe extern "C" fn(frame: *mut std::ffi::c_void) -> u8,
    /// Renders an exception with `displayException`, or its type; writes nothing when the program ends meanwhile.
    pub describe:
        unsafe extern "C" fn(exception: StablePtr, by_type: u8, sink: *mut String, write: TextSink),
    /// `hs_free_stable_ptr` while the runtime is there: allowed on any thread, also in a finalizer.
    pub free: unsafe extern "C" fn(StablePtr),
    /// Lets a thread that is not in a call from Haskell call it, or answers why it must not.
    pub attach: unsafe extern "C" fn() -> u8,
    /// Ends that.
    pub detach: unsafe extern "C" fn(),
    /// `hs_try_putmvar` while the runtime is there, with the capability and the pointer that `newStablePtrPrimMVar` made, which it
    /// takes over. Answers 1 on a thread that is none of GHC's, which GHC's runtime then has memory for until `detach`.
    pub wake: unsafe extern "C" fn(std::ffi::c_int, StablePtr) -> u8,
    /// Takes the same over, and fills nothing: allowed wherever `free` is.
    pub discard: unsafe extern "C" fn(std::ffi::c_int, StablePtr),
    /// `free` of so many, under one lock of the table.
    pub free_all: unsafe extern "C" fn(*const StablePtr, usize),
}

/// Permission to call Haskell, for as long as `'rt`.
///
/// Only a `safe` or `cancellable` export gets one: take it as a parameter, which the Haskell function does not have. It cannot
/// leave its thread or outlive its call (HS0017); for other threads, it makes a [`handle`](Hs::handle).
#[derive(Clone, Copy, Debug)]
pub struct Hs<'rt> {
    functions: &'static RtsCallbacks,
    extent: PhantomData<Invariant<'rt>>,
    thread: PhantomData<*const HS0017StaysInItsCall>,
}

/// Neither a longer nor a shorter lifetime will do.
pub(crate) type Invariant<'rt> = fn(&'rt ()) -> &'rt ();

/// Behind a pointer, what keeps tokens and closures on their thread. Its name is what rustc prints of one that leaves it.
#[derive(Debug)]
pub(crate) enum HS0017StaysInItsCall {}

impl Hs<'_> {
    /// # Safety
    /// The thread is in a `safe` call from the package whose functions these are, and the token does not outlive it.
    pub(crate) unsafe fn new(functions: &'static RtsCallbacks) -> Self {
        Hs {
            functions,
            extent: PhantomData,
            thread: PhantomData,
        }
    }

    pub(crate) fn functions(self) -> &'static RtsCallbacks {
        self.functions
    }
}

// SAFETY: the generated Haskell passes the address of its functions for it, which are a constant, through `safe` imports only.
#[diagnostic::do_not_recommend]
unsafe impl FromHaskell for Hs<'_> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Hs<'call>
    where
        'kept: 'call;
    const TYPE: Type = Type::Token;
    const LAYOUT: Layout = Layout::of::<&RtsCallbacks>();
    const ABI: ArgAbi = ArgAbi::Word;
    const LENT: bool = true;

    unsafe fn from_word<'call, 'kept: 'call>(
        functions: *const u8,
        _: &'call Call,
    ) -> Result<Hs<'call>, DecodeError> {
        // SAFETY: the caller's: the address is that of the functions. The requirement of `Hs` lets a `safe` import alone get here,
        // and `'call` is its extent.
        Ok(unsafe { Hs::new(&*functions.cast()) })
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        call: &'call Call,
    ) -> Result<Hs<'call>, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe { Self::from_word(slot.cast::<*const u8>().read(), call) }
    }
}
