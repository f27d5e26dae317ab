//! Calls that can be stopped.

use crate::private::import::{Cancellable, Interruptible};
use crate::private::rules::rules;

rules! {
    /// An import whose waits need not stop. Asked of the one whose waits should.
    #[diagnostic::on_unimplemented(
        message = "[HS0041] an `interruptible` export must take an `Interrupt<'_>`: nothing else stops the call",
        label = "missing `Interrupt`",
        note = "add the parameter `interrupt: Interrupt<'_>`, which Haskell does not see, and wait with `interrupt.sleep`, `poll` or `retry`; or write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method",
        note = "for details, run `cargo hsffi explain HS0041`"
    )]
    import NeverInterrupted required by StopsWaiting unless GIVEN;

    /// What breaks waits under the import `I`.
    #[diagnostic::on_unimplemented(
        message = "[HS0042] only an `interruptible` export may take an `Interrupt`: Haskell does not interrupt other calls",
        label = "this call is not interruptible",
        note = "write `#[hsffi::export(interruptible)]`, or `#[hsffi(interruptible)]` on a method; a function that computes takes `Cancel<'_>` and is `cancellable`",
        note = "for details, run `cargo hsffi explain HS0042`"
    )]
    InterruptedUnder<I> required by Interrupting;

    /// An import that need not stop. Asked of the one that should.
    #[diagnostic::on_unimplemented(
        message = "[HS0043] a `cancellable` export must take a `Cancel<'_>`: nothing else stops the call",
        label = "missing `Cancel`",
        note = "add the parameter `cancel: Cancel<'_>`, which Haskell does not see, and call `cancel.check()?` regularly; or write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method",
        note = "for details, run `cargo hsffi explain HS0043`"
    )]
    import NeverCancelled required by StopsComputing unless GIVEN;

    /// What cancels calls under the import `I`.
    #[diagnostic::on_unimplemented(
        message = "[HS0043] only a `cancellable` export may take a `Cancel`: Haskell does not cancel other calls",
        label = "this call is not cancellable",
        note = "write `#[hsffi::export(cancellable)]`, or `#[hsffi(cancellable)]` on a method; a function that waits takes `Interrupt<'_>` and is `interruptible`",
        note = "for details, run `cargo hsffi explain HS0043`"
    )]
    CancelledUnder<I> required by Cancelling;
}

#[diagnostic::do_not_recommend]
impl<T> InterruptedUnder<Interruptible> for T {}

#[diagnostic::do_not_recommend]
impl<T> CancelledUnder<Cancellable> for T {}
