//! The one place where Rust is entered from Haskell: every shim is a call of [`run`].
//!
//! Nothing may unwind out of here. GHC has no frame that could stop it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::debug_checks::Subject;
use super::failure::Failure;
use super::import::Import;
use super::status::Status;
use crate::from_haskell::{Call, DecodeError};
use crate::into_haskell::Outcome;
use crate::lock::AccessError;
use crate::process::thread_state::ThreadState;
use crate::process::{drop_thread, unwind};
use crate::token::{Hs, RtsCallbacks};

/// A value from Haskell that is none of its type, and where it came in.
#[derive(Debug)]
pub struct ArgumentError {
    /// The argument's name.
    argument: &'static str,
    why: DecodeError,
}

impl ArgumentError {
    pub(crate) fn of(argument: &'static str, why: DecodeError) -> Self {
        ArgumentError { argument, why }
    }

    fn status(&self) -> Status {
        self.why.status()
    }
}

impl DecodeError {
    /// As what Haskell is told of it.
    pub(crate) fn status(&self) -> Status {
        match self {
            DecodeError::Access(_, AccessError::Closed) => Status::Closed,
            DecodeError::Access(
                _,
                AccessError::InUse | AccessError::Taken(_) | AccessError::Lent,
            ) => Status::InUse,
            DecodeError::Access(_, AccessError::Poisoned) => Status::Poisoned,
            DecodeError::Access(_, AccessError::Elsewhere) => Status::Elsewhere,
            _ => Status::Refused,
        }
    }
}

impl std::fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.why {
            // An object is named by its type.
            DecodeError::Access(..) => self.why.fmt(f),
            _ => write!(f, "argument {}: {}", self.argument, self.why),
        }
    }
}

/// Runs an export's body, which finishes its result, and returns what becomes of it. The body is run again when it has to
/// wait for an object while it has others, which it gives back first; the user's function has not been called then.
///
/// # Safety
/// The caller was imported as `I` says.
/// `slot`, where there is one, is aligned to a word and has `R::RETURNED.size` bytes.
#[inline]
pub unsafe fn run<I: Import, R: Outcome>(
    slot: R::Slot,
    body: impl Fn(&Call) -> Result<R::Register, ArgumentError>,
) -> R::Register {
    // SAFETY: the caller's, and the call is over when this returns.
    let _entered = unsafe { I::enter() };
    loop {
        // SAFETY: a shim is what runs this.
        let call = unsafe { Call::begin() };
        let returned = catch_unwind(AssertUnwindSafe(|| {
            let register = body(&call)?;
            // SAFETY: the body is over.
            unsafe { call.release() };
            Ok(register)
        }));
        match returned {
            Ok(Ok(register)) => return register,
            Ok(Err(ArgumentError {
                argument,
                why: DecodeError::Access(ty, AccessError::Taken(lock)),
            })) => {
                // SAFETY: the body is over.
                unsafe { end(call) };
                // SAFETY: it is that of an argument.
                if let Err(why) = unsafe { lock.wait() } {
                    let why = DecodeError::Access(ty, why);
                    // SAFETY: the caller's.
                    return unsafe { refuse::<R>(slot, &ArgumentError { argument, why }) };
                }
            }
            Ok(Err(refusal)) => {
                // SAFETY: the body is over.
                unsafe { end(call) };
                // SAFETY: the caller's.
                return unsafe { refuse::<R>(slot, &refusal) };
            }
            Err(payload) => {
                call.locks.panicked();
                // SAFETY: the body is over.
                unsafe { end(call) };
                // SAFETY: the caller's.
                return unsafe { panicked::<R>(slot, payload) };
            }
        }
    }
}

/// Ends a call that returns no value.
///
/// # Safety
/// Nothing that the call has lent is used afterwards.
#[inline]
unsafe fn end(call: Call) {
    // SAFETY: the caller's.
    unsafe { call.release() };
    drop(call);
}

/// A result that borrows from an object which Haskell keeps for its sake: the same type, its lifetimes longer.
///
/// # Safety
/// `Long` is `Short` but for its lifetimes, and the value is given to Haskell as a child of what it borrows from.
#[inline]
pub unsafe fn extend<Short, Long>(short: Short) -> Long {
    const { assert!(size_of::<Short>() == size_of::<Long>()) };
    let short = std::mem::ManuallyDrop::new(short);
    // SAFETY: the caller's.
    unsafe { std::mem::transmute_copy(&short) }
}

/// Runs a destructor as a C finalizer. A panic in it has been reported by the panic hook; there is nobody to throw it to.
///
/// # Safety
/// Nothing on this thread holds a token that it could use within.
#[inline]
pub unsafe fn run_destructor(body: impl FnOnce(())) {
    let _entered = ThreadState::Finalizer.enter_by_ghc();
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| body(()))) {
        unwind::discard(payload);
    }
}

/// Runs a destructor in a C finalizer.
///
/// # Safety
/// As [`run_destructor`].
#[inline]
pub unsafe fn run_finalizer(of: &'static Subject, body: impl FnOnce(())) {
    // SAFETY: the caller's.
    of.finalizer(|| unsafe { run_destructor(body) });
}

/// Has the thread that drops objects run a destructor, for a C finalizer.
///
/// # Safety
/// `destroy` may be called with `object` on any thread, once.
#[inline]
pub unsafe fn run_destructor_later(object: *mut u8, destroy: unsafe fn(*mut u8)) {
    // SAFETY: the caller's.
    unsafe { drop_thread::hand_over(object, destroy) }
}

/// Runs a destructor in a `safe` call by a thread of Haskell's.
///
/// # Safety
/// It is, and the functions are those of the package that makes the call.
pub unsafe fn run_haskell_destructor(functions: *const RtsCallbacks, body: impl FnOnce(Hs<'_>)) {
    let _entered = ThreadState::Safe.enter_by_ghc();
    // SAFETY: the caller's; the token is gone when the body is over.
    let token = unsafe { Hs::new(&*functions) };
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| body(token))) {
        unwind::discard(payload);
    }
}

/// # Safety
/// As [`run`].
#[cold]
unsafe fn refuse<R: Outcome>(slot: R::Slot, refusal: &ArgumentError) -> R::Register {
    // SAFETY: the caller's.
    unsafe { R::fail(refusal.status(), Failure::new(refusal.to_string()), slot) }
}

/// # Safety
/// As [`run`].
#[cold]
unsafe fn panicked<R: Outcome>(slot: R::Slot, payload: Box<dyn Any + Send>) -> R::Register {
    // SAFETY: the caller's.
    unsafe { R::fail(Status::Panicked, Failure::of_panic(payload), slot) }
}

/// Names the argument in what is wrong with it.
///
/// # Errors
/// When the argument is malformed.
#[inline]
pub fn argument<T>(name: &'static str, value: Result<T, DecodeError>) -> Result<T, ArgumentError> {
    value.map_err(|why| ArgumentError::of(name, why))
}

/// Stands for a variable of the macros' code under the variable's name, so that a constant of that name which the user has is
/// not taken for it: a pattern that names a function binds a variable.
pub fn variable() {}
