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
        message = "[HS0004] a closure cannot be passed through an `unsafe` or `interruptible` import",
        label = "this closure could be called",
        note = "calling Haskell from an `unsafe` import ends or hangs the program, and an `interruptible` one would interrupt it: make the export `#[hsffi(safe)]`, or `cancellable`",
        note = "`cargo hsffi explain HS0004` tells more"
    )]
    unsafe CalledUnder<I> and Signature required by Closure;

    /// A token that there is under the import `I`.
    ///
    /// # Safety
    /// Under `I`, Rust may call Haskell.
    #[diagnostic::on_unimplemented(
        message = "[HS0005] an `unsafe` or `interruptible` export has no leave to call Haskell",
        label = "there is no `Hs` in such an export",
        note = "make the export `#[hsffi(safe)]`, or `cancellable`, or do without the token",
        note = "`cargo hsffi explain HS0005` tells more"
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
unsafe impl<T> GivenUnder<Safe> for T {}

// SAFETY: it is imported as `safe`.
#[diagnostic::do_not_recommend]
unsafe impl<T> GivenUnder<Cancellable> for T {}
