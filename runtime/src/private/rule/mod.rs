//! The rules that rustc speaks: a trait for each, whose message is the rule.
//!
//! A type that keeps the rule implements the trait; some traits no type implements. Beside each trait stands the requirement
//! that asks for it, which [`position`](crate::private::position) gives to types.

mod array;
mod callback;
mod destructor;
mod future;
mod instance;
mod lending;
mod object;
mod purity;
mod signature;
mod stopping;
mod threads;

pub use array::{BearsItsAccess, LentArray, LiesStillUnder};
pub use callback::{
    CalledUnder, Closure, GivenUnder, Implemented, MethodsCalledUnder, Named, NamedException, Token,
};
pub use destructor::{
    ByC, ByHaskell, Bytes, CallingFinalizer, Finalized, FinalizerToken, IsToken, MayCallHaskell,
    Unawaited, size,
};
pub use future::{
    Awaited, AwaitedUnder, OutlivesTheStart, OwnedByFuture, SentBack, SentBackByFuture,
};
pub use instance::{
    EqInstance, HS0064Append, HS0064FromList, HS0064Make, HS0064Show, HashableInstance, IntoItems,
    IsListInstance, IsText, MadeAlone, OrdInstance, ShowInstance,
};
pub use lending::{
    ExclusiveParent, HasChildren, HasExclusiveChildren, Lending, Lends, ReadByChildren,
};
pub use object::{
    AnyHeap, GivenUp, HasSize, ImmutableObject, Known, MutableReference, NeverUsedPurely, Object,
    ObjectByValue, ObjectInBox, ObjectTakenByValue, OnAHeap, OpenedUnder, OwnedObject, Owner,
    PassedByValue, ReleaseFunction, Released, ReleasedAtOnce, Releases, SameHeap, ThinHandle,
    Unshared, Used, UsedUnder,
};
pub use purity::{Immutable, PureArgument, PureResult, ReturnedPurely, TakenPurely};
pub use signature::{Alias, HS0056WriteEachLifetime, PassedAlone, Spelled, WrittenOut};
pub use stopping::{
    CancelledUnder, Cancelling, InterruptedUnder, Interrupting, NeverCancelled, NeverInterrupted,
    StopsComputing, StopsWaiting,
};
pub use threads::{
    ReleasedByAnyThread, Sent, SentTrait, Shared, SharedByThreads, SharedTrait, SuperSend,
    SuperSync,
};

use super::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0007] a raw pointer cannot be passed or returned: `{Self}` does not state who owns the memory",
        label = "raw pointer",
        note = "take an object as `&T` and memory as `&[T]`; return an object as `OwnedByRust<T>` and memory as `Vec<T>`",
        note = "for details, run `cargo hsffi explain HS0007`"
    )]
    KnowsItsOwner required by Pointer;

    #[diagnostic::on_unimplemented(
        message = "[HS0012] `{Self}` cannot be returned: it is borrowed, and Haskell keeps results after the call",
        label = "borrowed value in a result",
        note = "return an owned value: `Vec<T>` for `&mut [T]` and for an array of Haskell's, `OwnedByRust<T>` for an object; call a closure, and return what it returns",
        note = "for details, run `cargo hsffi explain HS0012`"
    )]
    OutlivesTheCall required by Borrowed;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `Option<{Self}>` cannot be a parameter: every call passes the value",
        label = "never `None`",
        note = "take `{Self}` without the `Option`",
        note = "for details, run `cargo hsffi explain HS0018`"
    )]
    MayBeAbsent required by Absent;

    #[diagnostic::on_unimplemented(
        message = "[HS0074] `{Self}` cannot be part of another value: Haskell makes a waker for a parameter of the call",
        label = "waker within another type",
        note = "take `{Self}` or `Option<{Self}>` as a parameter of its own, one for each variable",
        note = "for details, run `cargo hsffi explain HS0074`"
    )]
    IsParameter required by PartOfParameter;

    #[diagnostic::on_unimplemented(
        message = "[HS0074] `{Self}` cannot be returned: Haskell has the variable already, and Rust fills it",
        label = "waker in a result",
        note = "take `{Self}` as a parameter and call `wake`; to return a value when it is there, write an `async fn`",
        note = "for details, run `cargo hsffi explain HS0074`"
    )]
    FilledByRust required by GivenBack;

    #[diagnostic::on_unimplemented(
        message = "[HS0068] `{Self}` cannot be passed from Haskell: it has `#[hsffi(return_only)]`",
        label = "only returned",
        note = "take its parts as parameters; or remove `return_only` from `{Self}`, if each field can be passed from Haskell",
        note = "for details, run `cargo hsffi explain HS0068`"
    )]
    PassedFromHaskell required by Returned;

    /// A field without values that `type T;` declares, unless the macro knows that there are none.
    #[diagnostic::on_unimplemented(
        message = "[HS0065] `{Self}` cannot be a field: it has a value of a type that is declared by `type T;`, whose Haskell module imports that of the data type",
        label = "has a value of a declared type",
        note = "pass the value as a parameter or a result of its own, also in a tuple or a list; or keep it in Rust, in a type that derives `hsffi::Opaque`",
        note = "for details, run `cargo hsffi explain HS0065`"
    )]
    NamesNoDeclaredType required by WithoutDeclared unless WITHOUT;

    #[diagnostic::on_unimplemented(
        message = "[HS0020] `{Self}` cannot be thrown in Haskell: it does not implement `Display`",
        label = "`displayException` requires `Display`",
        note = "implement `std::fmt::Display` for the type, by hand or with a crate such as `thiserror`",
        note = "for details, run `cargo hsffi explain HS0020`"
    )]
    Shown required by Message;
}

#[diagnostic::do_not_recommend]
impl<T: std::fmt::Display> Shown for T {}
