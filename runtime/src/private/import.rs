//! The safety annotations of Haskell's imports as types, and what may be required of each.

use crate::process::caller::{self, Acting};
use crate::process::thread_state::{StateGuard, ThreadState};

/// How an export is imported.
pub trait Import {
    /// Until it is dropped, what is called is in progress.
    type StateGuard;
    /// Whether the collector waits until a call is over.
    const STOPS_THE_COLLECTOR: bool = false;

    /// Begins a call.
    ///
    /// # Safety
    /// GHC makes such a call on this thread, and what is answered is dropped when the call is over, not before and not later.
    unsafe fn enter() -> Self::StateGuard;
}

/// `foreign import ccall safe`: may block, may call Haskell.
#[derive(Debug)]
pub enum Safe {}

impl Import for Safe {
    type StateGuard = StateGuard;

    #[inline]
    unsafe fn enter() -> StateGuard {
        ThreadState::Safe.enter_by_ghc()
    }
}

/// An import whose calls may wait: the collector does not wait for them.
pub trait MayWait {}

impl MayWait for Safe {}
impl MayWait for Interruptible {}
impl MayWait for Cancellable {}
// The import of the export that returned the items is asked, too.
impl MayWait for Pulled {}

/// `foreign import ccall unsafe`: a leaf. GHC neither collects nor switches threads until it returns.
#[derive(Debug)]
pub enum Unsafe {}

/// Nothing is noted: to write a word and to write it back costs as much as the call.
impl Import for Unsafe {
    type StateGuard = ();
    const STOPS_THE_COLLECTOR: bool = true;

    #[inline]
    unsafe fn enter() {}
}

/// `foreign import ccall safe`, for waits that asynchronous exceptions break. Calls no Haskell: the signal that breaks its waits
/// would go to whatever Haskell does on its thread.
#[derive(Debug)]
pub enum Interruptible {}

impl Import for Interruptible {
    type StateGuard = (StateGuard, Acting);

    #[inline]
    unsafe fn enter() -> Self::StateGuard {
        (ThreadState::Haskell.enter_by_ghc(), caller::acting())
    }
}

/// `foreign import ccall safe`, called such that asynchronous exceptions are heard of meanwhile.
#[derive(Debug)]
pub enum Cancellable {}

impl Import for Cancellable {
    type StateGuard = (StateGuard, Acting);

    #[inline]
    unsafe fn enter() -> Self::StateGuard {
        (ThreadState::Safe.enter_by_ghc(), caller::acting())
    }
}

/// The import of what pulls, which is that of the export.
#[derive(Debug)]
pub enum Pulled {}

impl Import for Pulled {
    type StateGuard = StateGuard;

    unsafe fn enter() -> StateGuard {
        ThreadState::Pull.enter_by_ghc()
    }
}

/// An import under which a requirement can be met.
///
/// Every import implements this for every requirement, on the condition that the rule which the requirement names is kept. rustc
/// thus reports the rule, with its message, and has no list of implementations to show.
pub trait Satisfies<Requirement: ?Sized> {
    /// What the macros' questions mention.
    type Satisfied;
}

/// No requirement.
#[derive(Debug)]
pub enum NoRequirement {}

impl<I> Satisfies<NoRequirement> for I {
    type Satisfied = ();
}

/// A type where the macros' code names it: `T`, once a constant that proves the requirements has compiled.
///
/// When the constant has not compiled, rustc takes all that depends on it for a consequence and says nothing of it, so
/// that a fault is reported once.
pub trait Checked<const PERMITTED: bool> {
    /// `T`.
    type Type: ?Sized;
}

impl<T: ?Sized> Checked<true> for T {
    type Type = T;
}
