//! The one place where Rust is entered from Haskell: every shim is a call of [`run`].
//!
//! Nothing may unwind out of here. GHC has no frame that could stop it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::argument::{Call, Malformed};
use crate::outcome::Outcome;
use crate::panic::{self, Failure};

/// What became of a call. A shim that returns through a slot returns this, a whole word, which GHC need not narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Status {
    /// There is a value.
    Returned = 0,
    /// There is the error of a `Result`.
    Failed = 1,
    /// There is the [`Escaped`](crate::panic::Escaped) message of a panic.
    Panicked = 2,
    /// There is the [`Escaped`](crate::panic::Escaped) message that tells which argument was malformed.
    Refused = 3,
}

/// A value from Haskell that is none of its type, and where it came in.
#[derive(Debug)]
pub struct Refusal {
    /// The argument's name; nothing for the result of a closure.
    argument: Option<&'static str>,
    why: Malformed,
}

impl Refusal {
    pub(crate) fn in_argument(argument: &'static str, why: Malformed) -> Self {
        Refusal {
            argument: Some(argument),
            why,
        }
    }

    pub(crate) fn in_result(why: Malformed) -> Self {
        Refusal {
            argument: None,
            why,
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.argument {
            Some(argument) => write!(f, "argument {argument}: {}", self.why),
            None => write!(f, "result of a closure: {}", self.why),
        }
    }
}

/// Runs an export's body and returns what becomes of it.
///
/// # Safety
/// `slot`, where there is one, is aligned to a word and has `R::RETURNED.size` bytes.
#[inline]
pub unsafe fn run<R: Outcome>(
    slot: R::Slot,
    body: impl FnOnce(&Call) -> Result<R, Refusal>,
) -> R::Register {
    // SAFETY: a shim is what runs this.
    let call = unsafe { Call::begin() };
    let outcome = catch_unwind(AssertUnwindSafe(|| match body(&call) {
        // SAFETY: the caller's.
        Ok(result) => unsafe { result.finish(slot) },
        // SAFETY: the caller's.
        Err(refusal) => unsafe { refuse::<R>(slot, &refusal) },
    }));
    match outcome {
        Ok(register) => register,
        // SAFETY: the caller's.
        Err(payload) => unsafe { panicked::<R>(slot, payload) },
    }
}

/// Runs a destructor. A panic in it has been reported by the panic hook; there is nobody to throw it to.
#[inline]
pub fn run_destructor(body: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(body)) {
        panic::discard(payload);
    }
}

/// # Safety
/// As [`run`].
#[cold]
unsafe fn refuse<R: Outcome>(slot: R::Slot, refusal: &Refusal) -> R::Register {
    // SAFETY: the caller's.
    unsafe { R::fail(Status::Refused, Failure::new(refusal.to_string()), slot) }
}

/// # Safety
/// As [`run`].
#[cold]
unsafe fn panicked<R: Outcome>(slot: R::Slot, payload: Box<dyn Any + Send>) -> R::Register {
    match payload.downcast::<Refusal>() {
        // SAFETY: the caller's.
        Ok(refusal) => unsafe { refuse::<R>(slot, &refusal) },
        // SAFETY: the caller's.
        Err(payload) => unsafe { R::fail(Status::Panicked, Failure::of_panic(payload), slot) },
    }
}

/// Names the argument in what is wrong with it.
///
/// # Errors
/// When the argument is malformed.
#[inline]
pub fn argument<T>(name: &'static str, value: Result<T, Malformed>) -> Result<T, Refusal> {
    value.map_err(|why| Refusal::in_argument(name, why))
}
