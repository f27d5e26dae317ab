//! Who may call Haskell.

use crate::closure::Signature;
use crate::private::import::{Cancellable, Safe};
use crate::private::rules::rules;

rules! {
    /// A signature of closures that may be called from Rust under the import `I`.
    ///
    /// # Safety
    /// Under `I`, Rust may call Haskell.
    #[diagnostic::on_unimplemented(
        message = "[HS0004] a closure cannot be passed to an `unsafe` or `interruptible` export: such a call may not call Haskell",
        label = "closure parameter",
        note = "write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method; a `cancellable` export may also take closures",
        note = "for details, run `cargo hsffi explain HS0004`"
    )]
    unsafe CalledUnder<I> and Signature required by Closure;

    /// A trait whose methods may be called from Rust under the import `I`.
    ///
    /// # Safety
    /// Under `I`, Rust may call Haskell.
    #[diagnostic::on_unimplemented(
        message = "[HS0004] a trait that Haskell implements cannot be lent to an `unsafe` or `interruptible` export: such a call may not call Haskell",
        label = "its methods are Haskell functions",
        note = "write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method; a `cancellable` export may also take it",
        note = "for details, run `cargo hsffi explain HS0004`"
    )]
    unsafe MethodsCalledUnder<I> required by Implemented;

    /// An error that a Haskell function's declaration names: nothing implements it. It is asked of `HsException`, which none names.
    #[diagnostic::on_unimplemented(
        message = "[HS0081] a Haskell function is declared with `HsException` as an error: any may throw one, so it is in the result of each call without that",
        label = "`HsException` is added",
        note = "declare `-> T`: the Rust function returns `Result<T, HsException>`; for exceptions of one type as values, declare `-> Result<T, E>`, where `E` derives `hsffi::Error`",
        note = "for details, run `cargo hsffi explain HS0081`"
    )]
    Named required by NamedException;

    /// A token that there is under the import `I`.
    ///
    /// # Safety
    /// Under `I`, Rust may call Haskell.
    #[diagnostic::on_unimplemented(
        message = "[HS0005] an `unsafe` or `interruptible` export may not call Haskell",
        label = "this token permits calls to Haskell",
        note = "write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method; or remove the token",
        note = "for details, run `cargo hsffi explain HS0005`"
    )]
    unsafe GivenUnder<I> required by Token;
}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<F> CalledUnder<Safe> for F {}

// SAFETY: it is imported as `safe`.
#[diagnostic::do_not_recommend]
unsafe impl<F> CalledUnder<Cancellable> for F {}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized> MethodsCalledUnder<Safe> for T {}

// SAFETY: it is imported as `safe`.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized> MethodsCalledUnder<Cancellable> for T {}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<T> GivenUnder<Safe> for T {}

// SAFETY: it is imported as `safe`.
#[diagnostic::do_not_recommend]
unsafe impl<T> GivenUnder<Cancellable> for T {}
