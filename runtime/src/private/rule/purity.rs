//! Functions without effects.

use crate::private::rules::rules;

rules! {
    /// A type whose values are values: equal ones are equal at any time, and using them has no effects. The import `I` is of no
    /// importance.
    #[diagnostic::on_unimplemented(
        message = "[HS0047] a pure function cannot take `{Self}`, which is more than a value",
        label = "may change, or do something",
        note = "take numbers, `bool`, `char`, text, slices, `Vec`s, enums, `Option`s of these, or `&T` of an object that is `#[hsffi(immutable)]`; or remove `pure`, and Haskell gets an `IO` action",
        note = "`cargo hsffi explain HS0047` tells more"
    )]
    PureArgument<I> required by TakenPurely;

    /// A type of results that are values, however often they are made.
    #[diagnostic::on_unimplemented(
        message = "[HS0048] a pure function cannot return `{Self}`, which is more than a value",
        label = "not the same when it is made again",
        note = "return numbers, `bool`, `char`, `String`, `Vec`s, enums, an object that is `#[hsffi(immutable)]`, `Option`s, tuples or a `Result` of these; or remove `pure`, and Haskell gets an `IO` action",
        note = "`cargo hsffi explain HS0048` tells more"
    )]
    PureResult<I> required by ReturnedPurely;
}

/// What `#[hsffi(immutable)]` implements: no call changes what another sees of the object.
pub trait Immutable {}
