//! The one place where Rust is entered from Haskell: every shim is a call of [`run`].
//!
//! Nothing may unwind out of here. GHC has no frame that could stop it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::argument::{Call, Malformed};
use crate::outcome::Outcome;
use crate::panic::{self, Failure};

/// What a shim returns, always in the same word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// The slot holds the value.
    Returned = 0,
    /// The slot holds the error of the `Result`.
    Failed = 1,
    /// The slot holds a pointer to the [`Failure`] of a panic.
    Panicked = 2,
    /// The slot holds a pointer to the [`Failure`] that tells which argument was malformed.
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

/// Runs an export's body and writes what becomes of it to `slot`.
///
/// # Safety
/// `slot` is aligned to a word and has `R::RETURNED.size` bytes.
#[inline]
pub unsafe fn run<R: Outcome>(slot: *mut u8, body: impl FnOnce(&Call) -> Result<R, Refusal>) -> u8 {
    // SAFETY: a shim is what runs this.
    let call = unsafe { Call::begin() };
    let outcome = catch_unwind(AssertUnwindSafe(|| match body(&call) {
        // SAFETY: the caller's.
        Ok(result) => unsafe { result.write(slot) },
        // SAFETY: every out-slot has room for a pointer.
        Err(refusal) => unsafe { refuse(slot, &refusal) },
    }));
    let status = match outcome {
        Ok(status) => status,
        // SAFETY: every out-slot has room for a pointer.
        Err(payload) => unsafe { panicked(slot, payload) },
    };
    status as u8
}

/// Runs a destructor. A panic in it has been reported by the panic hook; there is nobody to throw it to.
#[inline]
pub fn run_destructor(body: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(body)) {
        panic::discard(payload);
    }
}

#[cold]
unsafe fn refuse(slot: *mut u8, refusal: &Refusal) -> Status {
    // SAFETY: the caller's.
    unsafe { Failure::new(refusal.to_string(), None).write(slot) };
    Status::Refused
}

#[cold]
unsafe fn panicked(slot: *mut u8, payload: Box<dyn std::any::Any + Send>) -> Status {
    match payload.downcast::<Refusal>() {
        // SAFETY: the caller's.
        Ok(refusal) => unsafe { refuse(slot, &refusal) },
        Err(payload) => {
            // SAFETY: the caller's.
            unsafe { Failure::of_panic(payload).write(slot) };
            Status::Panicked
        }
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
