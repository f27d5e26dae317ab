//! The one place where Rust is entered from Haskell: every shim is a call of [`run`].
//!
//! Nothing may unwind out of here. GHC has no frame that could stop it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use crate::Opaque;
use crate::argument::{Call, Malformed};
use crate::drop_thread;
use crate::extent::Extent;
use crate::fork;
use crate::haskell::{Functions, Hs};
use crate::held::{self, Pressure};
use crate::import::{Import, Safe};
use crate::object::{Barred, BehindAGate};
use crate::outcome::Outcome;
use crate::output;
use crate::panic::{self, Failure};
use crate::returned::NoSlot;
use crate::watch::{self, Watched};

/// Prepares the library for calls: once, when the Haskell program starts.
pub fn begin(pressure: &'static Pressure) {
    fork::begin();
    held::begin(pressure);
    drop_thread::begin();
    output::begin();
}

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
    /// There is the [`Escaped`](crate::panic::Escaped) message that tells which object has been closed.
    Closed = 4,
    /// There is the [`Escaped`](crate::panic::Escaped) message that tells which object is in use.
    InUse = 5,
    /// There is the [`Escaped`](crate::panic::Escaped) message that tells which object a panic left half changed.
    Poisoned = 6,
    /// There is the [`Escaped`](crate::panic::Escaped) message that tells which object is bound to another thread.
    Elsewhere = 7,
}

/// A value from Haskell that is none of its type, and where it came in.
#[derive(Debug)]
pub struct Refusal {
    /// The argument's name.
    argument: &'static str,
    why: Malformed,
}

impl Refusal {
    pub(crate) fn of(argument: &'static str, why: Malformed) -> Self {
        Refusal { argument, why }
    }

    fn status(&self) -> Status {
        match self.why {
            Malformed::Barred(_, Barred::Closed) => Status::Closed,
            Malformed::Barred(_, Barred::InUse | Barred::Taken(_)) => Status::InUse,
            Malformed::Barred(_, Barred::Poisoned) => Status::Poisoned,
            Malformed::Barred(_, Barred::Elsewhere) => Status::Elsewhere,
            _ => Status::Refused,
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.why {
            // An object is named by its type.
            Malformed::Barred(..) => self.why.fmt(f),
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
    body: impl Fn(&Call) -> Result<R::Register, Refusal>,
) -> R::Register {
    // SAFETY: the caller's, and the call is over when this returns.
    let _entered = unsafe { I::enter() };
    loop {
        // SAFETY: a shim is what runs this.
        let call = unsafe { Call::begin() };
        match catch_unwind(AssertUnwindSafe(|| body(&call))) {
            Ok(Ok(register)) => return register,
            Ok(Err(Refusal {
                argument,
                why: Malformed::Barred(ty, Barred::Taken(gate)),
            })) => {
                drop(call);
                // SAFETY: it is that of an argument.
                if let Err(why) = unsafe { gate.wait() } {
                    let why = Malformed::Barred(ty, why);
                    // SAFETY: the caller's.
                    return unsafe { refuse::<R>(slot, &Refusal { argument, why }) };
                }
            }
            Ok(Err(refusal)) => {
                drop(call);
                // SAFETY: the caller's.
                return unsafe { refuse::<R>(slot, &refusal) };
            }
            Err(payload) => {
                call.entered.panicked();
                drop(call);
                // SAFETY: the caller's.
                return unsafe { panicked::<R>(slot, payload) };
            }
        }
    }
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
    let _entered = Extent::Finalizer.enter_by_ghc();
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| body(()))) {
        panic::discard(payload);
    }
}

/// Runs a destructor in a C finalizer.
///
/// # Safety
/// As [`run_destructor`].
#[inline]
pub unsafe fn run_finalizer(of: &'static Watched, body: impl FnOnce(())) {
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
pub unsafe fn run_haskell_destructor(functions: *const Functions, body: impl FnOnce(Hs<'_>)) {
    let _entered = Extent::Safe.enter_by_ghc();
    // SAFETY: the caller's; the token is gone when the body is over.
    let token = unsafe { Hs::new(&*functions) };
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| body(token))) {
        panic::discard(payload);
    }
}

/// Closes an object.
///
/// # Safety
/// `handle` is null or a handle of a `T`, and Haskell holds it for the call.
pub unsafe fn close<T: Opaque + 'static>(handle: *const u8) -> <() as Outcome>::Register
where
    T::Keeping: BehindAGate<T>,
{
    let close = |_: &Call| {
        let handle = NonNull::new(handle.cast_mut());
        let handle = handle.ok_or_else(|| Refusal::of("self", Malformed::Null))?;
        // SAFETY: the caller's.
        unsafe { T::Keeping::close(handle) }
            .map_err(|barred| Refusal::of("self", Malformed::Barred(T::DEFINITION.id, barred)))?;
        if const { T::SIZE.is_some() } {
            held::take_said_back(handle);
        }
        watch::closed::<T>(handle);
        // SAFETY: nothing is returned through a slot.
        Ok(unsafe { ().finish(NoSlot::NONE) })
    };
    // SAFETY: as above.
    unsafe { run::<Safe, ()>(NoSlot::NONE, close) }
}

/// # Safety
/// As [`run`].
#[cold]
unsafe fn refuse<R: Outcome>(slot: R::Slot, refusal: &Refusal) -> R::Register {
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
pub fn argument<T>(name: &'static str, value: Result<T, Malformed>) -> Result<T, Refusal> {
    value.map_err(|why| Refusal::of(name, why))
}

/// Stands for a variable of the macros' code under the variable's name, so that a constant of that name which the user has is
/// not taken for it: a pattern that names a function binds a variable.
pub fn variable() {}
