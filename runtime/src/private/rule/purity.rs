//! Functions without effects.

use crate::private::rules::rules;

rules! {
    /// A type whose values are values: equal ones are equal at any time, and using them has no effects. The import `I` is of no
    /// importance.
    #[diagnostic::on_unimplemented(
        message = "[HS0047] a pure function cannot take `{Self}`: it is not an immutable value",
        label = "may change or have effects",
        note = "take numbers, `bool`, `char`, text, slices, a `Vec`, an enum, an `Option` of these, or `&T` of a type with `#[hsffi(immutable)]`; or remove `pure`: the function becomes an `IO` action",
        note = "for details, run `cargo hsffi explain HS0047`"
    )]
    PureArgument<I> required by TakenPurely;

    /// A type of results that are values, however often they are made.
    #[diagnostic::on_unimplemented(
        message = "[HS0048] a pure function cannot return `{Self}`: it is not an immutable value",
        label = "may change or have effects",
        note = "return numbers, `bool`, `char`, `String`, a `Vec`, an enum, `OwnedByRust<T>` of a type with `#[hsffi(immutable)]`, or an `Option`, tuple or `Result` of these; or remove `pure`: the function becomes an `IO` action",
        note = "for details, run `cargo hsffi explain HS0048`"
    )]
    PureResult<I> required by ReturnedPurely;
}

/// What `#[hsffi(immutable)]` implements: no call changes what another sees of the object.
pub trait Immutable {}
