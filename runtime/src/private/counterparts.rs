//! Types that do not cross and have a counterpart that does: a rule for each, whose message names the counterpart.
//!
//! No type implements the traits of this module. [`position`](crate::private::position) gives their requirements to the types that
//! they are for, so that a message depends on the type as rustc resolves it, whatever the user calls it.

use crate::private::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0018] a Haskell function cannot be passed as a function pointer or `dyn Fn`: Haskell passes a closure",
        label = "Rust function type",
        note = "take `f: Fun<'_, {Self}>`, which is valid during the call and called by `f.call(…)?`; or `OwnedByHaskell<Fun<'_, {Self}>>`, which Rust may store",
        note = "for details, run `cargo hsffi explain HS0018`"
    )]
    PassedAsFunction required by Function;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a boxed function cannot be passed or returned: Haskell cannot free a `Box`",
        label = "`Box` in a signature",
        note = "take `Fun<'_, {Self}>`, which is valid during the call, or `OwnedByHaskell<Fun<'_, {Self}>>`, which Rust may store; return an `OwnedByRust` of a type that owns the closure, with an exported method that calls it",
        note = "for details, run `cargo hsffi explain HS0008`"
    )]
    BoxedFunction required by FunctionInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] a Rust function cannot be returned to Haskell: Haskell has no handles for `{Self}`",
        label = "Rust function in a result",
        note = "export the function itself; for a closure, return an `OwnedByRust` of a type that owns it, with an exported method that calls it",
        note = "for details, run `cargo hsffi explain HS0019`"
    )]
    ReturnedAsFunction required by FunctionReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a boxed iterator cannot be passed or returned: Haskell cannot free a `Box`",
        label = "`Box` in a signature",
        note = "return `Items<'_, {Self}>`, made by `Items::new(iterator)` from a `Send` iterator; as a parameter, take `next: Fun<'_, fn() -> Option<{Self}>>`",
        note = "for details, run `cargo hsffi explain HS0008`"
    )]
    BoxedIterator required by IteratorInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&{Self}` cannot be passed from Haskell: Haskell has no handles for `{Self}`",
        label = "reference to a type that is not opaque",
        note = "take `&str`",
        note = "for details, run `cargo hsffi explain HS0010`"
    )]
    ReferenceToString required by StringBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&Vec<{Self}>` cannot be passed from Haskell: Haskell has no handles for it",
        label = "reference to a type that is not opaque",
        note = "take `&[{Self}]`",
        note = "for details, run `cargo hsffi explain HS0010`"
    )]
    ReferenceToVec required by VecBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] a reference to an array of `{Self}` cannot be passed from Haskell: Haskell vectors may have any length",
        label = "reference to a type that is not opaque",
        note = "take `&[{Self}]`, and convert it to an array by `try_into()`, which checks the length",
        note = "for details, run `cargo hsffi explain HS0010`"
    )]
    ReferenceToArray required by ArrayBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&{Self}` cannot be passed from Haskell: Haskell has no handles for `{Self}`",
        label = "reference to a type that is not opaque",
        note = "take `{Self}` by value",
        note = "for details, run `cargo hsffi explain HS0010`"
    )]
    ReferenceToValue required by ValueBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] a reference to an `Arc<{Self}>`, `Rc<{Self}>` or `Box<{Self}>` cannot be passed from Haskell: Haskell has no handles for it",
        label = "reference to a type that is not opaque",
        note = "take `&{Self}`, and add `#[derive(hsffi::Opaque)]` to the type; if Rust must store the `Arc`, put it in a type that derives `hsffi::Opaque`, and take a reference to that type",
        note = "for details, run `cargo hsffi explain HS0010`"
    )]
    ReferenceToShared required by SharedBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] an `Rc<{Self}>` cannot be passed from Haskell: of the pointers, `Box` and `Arc` cross",
        label = "reference-counted pointer",
        note = "take an `Arc` or a `Box` of a value that crosses; for an object, take `&{Self}`, and add `#[derive(hsffi::Opaque)]` to the type",
        note = "for details, run `cargo hsffi explain HS0018`"
    )]
    TakenAsReference required by SharedTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] an `Rc<{Self}>` cannot be returned to Haskell: of the pointers, `Box` and `Arc` cross",
        label = "reference-counted pointer",
        note = "return an `Arc` of a value that crosses; for an object, return an `OwnedByRust` of a type that owns the `Rc` and derives `hsffi::Opaque`",
        note = "for details, run `cargo hsffi explain HS0019`"
    )]
    ReturnedAsHandle required by SharedReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result cannot borrow from `{Self}`, which is not a parent: Haskell may release it before the result",
        label = "not a parent",
        note = "add `#[hsffi(parent)]` or `#[hsffi(closeable)]` to `{Self}`, or return owned data",
        note = "for details, run `cargo hsffi explain HS0032`"
    )]
    LendsToChildren required by PlainParent;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result cannot borrow from `{Self}`, which is bound: Haskell releases it when its thread ends",
        label = "a bound object has no children",
        note = "own or share the data, for example by an `Rc`, and add `#[hsffi(bound)]` to the type of the result",
        note = "for details, run `cargo hsffi explain HS0032`"
    )]
    LendsWhileBound required by BoundParent;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result cannot borrow from `{Self}`, which has a Haskell finalizer: its last child would release it in a C finalizer",
        label = "an object with a Haskell finalizer has no children",
        note = "remove `finalizer = \"haskell\"` from `{Self}`, or return owned data",
        note = "for details, run `cargo hsffi explain HS0032`"
    )]
    LendsUntilItsFinalizer required by FinalizedParent;
}
