//! A call of a closure as Haskell's trampoline reads it.

use std::mem::{MaybeUninit, offset_of};

use static_assertions::const_assert_eq;

use super::Fun;
use super::value::ClosureResult;
use crate::exception::HsException;
use crate::from_haskell::DecodeError;
use crate::private::failure::{Failure, TaggedFailure};
use crate::private::status::Status;
use crate::process::shutdown;
use crate::process::stack;
use crate::process::thread_state::ThreadState;
use crate::process::unwind;
use crate::token::{RtsCallbacks, StablePtr};

/// Room for the arguments, in words: eight of any but tuples of many strings.
const ROOM: usize = 40;

#[repr(C)]
pub struct Frame {
    closure: StablePtr,
    /// Takes a result that does not fit a word, while Haskell lends it.
    receive: Receive,
    /// Where it puts the result.
    result: *mut (),
    /// The arguments, which the result overwrites when it is a scalar.
    record: MaybeUninit<[u64; ROOM]>,
    /// The number of the method, or the address of an action that is awaited, where Haskell says whether it has begun. Other closures
    /// do not look at it.
    method: MaybeUninit<u64>,
    /// Whether there is a result.
    received: bool,
}

/// Answers null when it has received a value, and otherwise why not.
type Receive = unsafe extern "C" fn(frame: *mut Frame, slot: *const u8) -> *mut TaggedFailure;

const_assert_eq!(offset_of!(Frame, receive), 8);
const_assert_eq!(offset_of!(Frame, record), 24);
const_assert_eq!(offset_of!(Frame, method), 344);

impl Frame {
    /// # Panics
    /// At compile time, if the arguments require too much memory.
    pub const fn check(size: usize) {
        assert!(
            size <= ROOM * 8,
            "[HS0023] the parameters of a closure require more than 320 bytes\npass fewer or smaller parameters, such as references to slices\nfor details, run `cargo hsffi explain HS0023`"
        );
    }

    /// For the result of an action that a Haskell thread runs by itself.
    pub(crate) fn of_a_thread<R: ClosureResult>() -> Self {
        Frame {
            receive: receive_from_thread::<R>,
            ..Frame::of_call::<R>(std::ptr::null())
        }
    }

    fn of_call<R: ClosureResult>(closure: StablePtr) -> Self {
        Frame {
            closure,
            receive: receive::<R>,
            result: std::ptr::null_mut(),
            record: MaybeUninit::uninit(),
            method: MaybeUninit::uninit(),
            received: false,
        }
    }

    /// Where to put the result.
    #[inline]
    pub(crate) fn put_at<R: ClosureResult>(&mut self, result: *mut R) {
        self.result = result.cast();
    }

    /// Makes it the call of a method of a trait, or the start of an action.
    #[inline]
    pub fn set_method(&mut self, number: u64) {
        self.method.write(number);
    }

    /// # Safety
    /// It has been set.
    pub(crate) unsafe fn method(&self) -> u64 {
        // SAFETY: the caller's.
        unsafe { self.method.assume_init() }
    }

    /// The result, or the exception, when Haskell has written one.
    ///
    /// # Safety
    /// The frame is one whose result is an `R`, for which there is room where [`put_at`](Self::put_at) said, and `outcome` is what Haskell
    /// said of it. To be called once.
    #[inline]
    pub(crate) unsafe fn outcome<R: ClosureResult>(
        &mut self,
        outcome: u8,
        functions: &'static RtsCallbacks,
    ) -> Result<R, HsException> {
        // SAFETY: `put` has written a value, and says so.
        let received = (self.received).then(|| unsafe { self.result.cast::<R>().read() });
        let record = self.record();
        match outcome {
            0 => {}
            1 => {
                // SAFETY: the trampoline wrote a stable pointer, which is ours now.
                return Err(unsafe {
                    HsException::new(record.cast::<StablePtr>().read(), functions)
                });
            }
            _ => return Err(HsException::ended(functions)),
        }
        if let Some(value) = received {
            return Ok(value);
        }
        // SAFETY: the trampoline wrote a value of the signature's result.
        match unsafe { R::read(record) } {
            Ok(value) => Ok(value),
            // The generated Haskell checks what it answers.
            Err(why) => panic!("result of a closure: {why}"),
        }
    }

    pub fn record(&mut self) -> *mut u8 {
        self.record.as_mut_ptr().cast()
    }
}

/// # Safety
/// `frame` is one whose result is an `R`, and Haskell lends one at `slot`.
unsafe extern "C" fn receive<R: ClosureResult>(
    frame: *mut Frame,
    slot: *const u8,
) -> *mut TaggedFailure {
    // A conversion, an ordering or a destructor of the user's may panic, which must not unwind through Haskell.
    // SAFETY: the caller's.
    let (status, failure) =
        match unwind::caught(|| unsafe { R::read(slot).map(|value| put(frame, value)) }) {
            Ok(Ok(())) => return std::ptr::null_mut(),
            Ok(Err(why)) => (why.status(), Failure::new(refusal(&why))),
            Err(payload) => (Status::Panicked, Failure::of_panic(payload.into_inner())),
        };
    TaggedFailure::new(status, 0, failure)
}

fn refusal(why: &DecodeError) -> String {
    match why {
        // An object is named by its type.
        DecodeError::Access(..) => why.to_string(),
        _ => format!("result of a closure: {why}"),
    }
}

/// As [`receive`], on a thread of GHC's that Rust has not called.
///
/// # Safety
/// As there.
unsafe extern "C" fn receive_from_thread<R: ClosureResult>(
    frame: *mut Frame,
    slot: *const u8,
) -> *mut TaggedFailure {
    let _entered = ThreadState::Haskell.enter_by_ghc();
    // SAFETY: the caller's.
    unsafe { receive::<R>(frame, slot) }
}

/// Makes the value the result. There may be one already: when an exception of the type that the closure may throw is thrown to its thread
/// while, or just after, the result is received, the exception becomes the result.
///
/// # Safety
/// `frame` is one whose result is an `R`.
unsafe fn put<R>(frame: *mut Frame, value: R) {
    // SAFETY: the caller's: `invoke` made room for one.
    unsafe {
        let result = (*frame).result.cast::<R>();
        if std::mem::replace(&mut (*frame).received, true) {
            drop(result.replace(value));
        } else {
            result.write(value);
        }
    }
}

/// Whether Haskell may be called now.
///
/// # Errors
/// Why not.
pub(crate) fn check(functions: &'static RtsCallbacks) -> Result<(), HsException> {
    if shutdown::has_begun() {
        return Err(HsException::ended(functions));
    }
    if !stack::has_room() {
        return Err(HsException::too_deep(functions));
    }
    Ok(())
}

impl<F> Fun<'_, F> {
    pub(crate) fn frame<R: ClosureResult>(&self) -> Frame {
        Frame::of_call::<R>(self.closure.cast())
    }

    /// Whether Haskell may be called now. To be asked before the parameters are passed, which nobody takes over otherwise.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn check(&self) -> Result<(), HsException> {
        check(self.functions)
    }

    /// # Safety
    /// `frame` holds the signature's parameters, and `R` is its result.
    pub(crate) unsafe fn invoke<R: ClosureResult>(
        &self,
        frame: &mut Frame,
    ) -> Result<R, HsException> {
        let mut received = MaybeUninit::<R>::uninit();
        frame.put_at(received.as_mut_ptr());
        let entered = ThreadState::Haskell.enter();
        // SAFETY: as in `token`, Haskell may be called; the closure is alive for `'call`.
        let outcome = unsafe { (self.functions.call)(std::ptr::from_mut(frame).cast()) };
        drop(entered);
        // SAFETY: Haskell has written what it says, and there is room for a result in `received`.
        unsafe { frame.outcome(outcome, self.functions) }
    }
}
