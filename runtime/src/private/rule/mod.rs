//! The rules that rustc speaks: a trait for each, whose message is the rule.
//!
//! A type that keeps the rule implements the trait; some traits no type implements. Beside each trait stands the requirement
//! that asks for it, which [`position`](crate::private::position) gives to types.

mod array;
mod callback;
mod destructor;
mod lending;
mod object;
mod purity;
mod signature;
mod stopping;
mod threads;

pub use array::{BearsItsAccess, LentArray, LiesStillUnder};
pub use callback::{CalledUnder, Closure, GivenUnder, Token};
pub use destructor::{
    ByC, ByHaskell, Bytes, CallingFinalizer, Finalized, FinalizerToken, IsToken, MayCallHaskell,
    Unawaited, size,
};
pub use lending::{HasChildren, Lending, Lends};
pub use object::{
    AnyHeap, GivenUp, HasSize, Known, MutableReference, Object, ObjectByValue, OnAHeap,
    OpenedUnder, OwnedObject, Owner, ReleaseFunction, Released, ReleasedAtOnce, Releases, SameHeap,
    ThinHandle, Unshared, Used, UsedUnder,
};
pub use purity::{Immutable, PureArgument, PureResult, ReturnedPurely, TakenPurely};
pub use signature::{Alias, HS0056WriteEachLifetime, PassedAlone, Spelled, WrittenOut};
pub use stopping::{
    CancelledUnder, Cancelling, InterruptedUnder, Interrupting, NeverCancelled, NeverInterrupted,
    StopsComputing, StopsWaiting,
};
pub use threads::{ReleasedByAnyThread, Sent, Shared, SharedByThreads};

use super::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0007] a raw pointer cannot cross: `{Self}` tells neither who frees it nor how long it lives",
        label = "a raw pointer",
        note = "lend an object as `&T`, memory as `&[T]`; give an object away as `OwnedByRust<T>`, memory as `Vec<T>`",
        note = "`cargo hsffi explain HS0007` tells more"
    )]
    KnowsItsOwner required by Pointer;

    #[diagnostic::on_unimplemented(
        message = "[HS0012] `{Self}` is borrowed, and Haskell would keep it after the call",
        label = "borrowed data cannot be returned",
        note = "return it owned: `String` for `&str`, `Vec<T>` for `&[T]`, `OwnedByRust<T>` for an object",
        note = "`cargo hsffi explain HS0012` tells more"
    )]
    OutlivesTheCall required by Borrowed;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `Option<{Self}>` cannot be passed from Haskell: there is one in every such call",
        label = "never absent",
        note = "take it without the `Option`",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    MayBeAbsent required by Absent;

    #[diagnostic::on_unimplemented(
        message = "[HS0020] `{Self}` cannot be thrown in Haskell: it does not implement `Display`",
        label = "Haskell would have nothing to show",
        note = "implement `std::fmt::Display`, by hand or with a crate such as `thiserror`",
        note = "`cargo hsffi explain HS0020` tells more"
    )]
    Shown required by Message;
}

#[diagnostic::do_not_recommend]
impl<T: std::fmt::Display> Shown for T {}
