//! What must be written in a signature.

use std::marker::PhantomData;

use crate::private::import::Satisfies;

/// The requirement that each lifetime of a result be written. `F` is a function pointer that takes the result.
#[derive(Debug)]
pub struct Spelled<F>(PhantomData<F>);

/// A function pointer that binds no lifetime, and thus takes a type whose lifetimes are all written. Its name is what rustc
/// prints for another: `OwnedByRust<Book<'_>>` is what to write for `OwnedByRust<Book>`.
pub trait HS0056WriteEachLifetime {
    /// What it takes.
    type Type;
}

#[diagnostic::do_not_recommend]
impl<T> HS0056WriteEachLifetime for fn(T) {
    type Type = T;
}

impl<I, F: HS0056WriteEachLifetime> Satisfies<Spelled<F>> for I {
    type Satisfied = ();
}

/// The requirement that the reference, the object or the array in `P` be written in the signature, unless there is none of importance.
#[derive(Debug)]
pub struct Alias<P: ?Sized, const FREE: bool, const ALONE: bool>(PhantomData<P>);

/// A parameter in whose type a reference or an `OwnedByRust` is written. That of an alias is not, so no type is this.
///
/// # Safety
/// A shim reads the parameter with a `'kept` of which nothing is known, and takes an object over after all other arguments.
#[diagnostic::on_unimplemented(
    message = "[HS0035] a type alias hides that `{Self}` borrows or takes over an object",
    label = "alias of a reference or an `OwnedByRust`",
    note = "write the `&` or the `OwnedByRust` in the signature instead of the alias",
    note = "for details, run `cargo hsffi explain HS0035`"
)]
pub unsafe trait WrittenOut {}

impl<I, P: ?Sized> Satisfies<Alias<P, true, false>> for I {
    type Satisfied = ();
}

impl<I, P: ?Sized + WrittenOut> Satisfies<Alias<P, false, false>> for I {
    type Satisfied = ();
}

/// A parameter that is an array in its own name. That of an alias is not, nor is an `Option`, so no type is this.
///
/// # Safety
/// Haskell passes the array's payload as an argument of the call: an address in a slot would be that of yesterday.
#[diagnostic::on_unimplemented(
    message = "[HS0046] the array in `{Self}` is not a parameter of its own",
    label = "an alias, an `Option`, or an array without its lifetime",
    note = "write the name and the lifetime of the array in the signature, such as `ByteArray<'_>`; pass an empty array instead of `None`",
    note = "for details, run `cargo hsffi explain HS0046`"
)]
pub unsafe trait PassedAlone {}

impl<I, P: ?Sized + PassedAlone, const FREE: bool> Satisfies<Alias<P, FREE, true>> for I {
    type Satisfied = ();
}
