//! Calls that can be stopped.

use crate::private::import::{Cancellable, Interruptible};
use crate::private::rules::rules;

rules! {
    /// An import whose waits need not stop. Asked of the one whose waits should.
    #[diagnostic::on_unimplemented(
        message = "[HS0041] an `interruptible` export must take an `Interrupt<'_>`",
        label = "nothing here stops when it is interrupted",
        note = "take `interrupt: Interrupt<'_>`, which Haskell does not see, and wait by `interrupt.sleep`, `poll` and `retry`; or make the export `#[hsffi(safe)]`",
        note = "`cargo hsffi explain HS0041` tells more"
    )]
    import NeverInterrupted required by StopsWaiting unless GIVEN;

    /// What breaks waits under the import `I`.
    #[diagnostic::on_unimplemented(
        message = "[HS0042] only an `interruptible` export takes an `Interrupt`",
        label = "nothing would interrupt this call",
        note = "make the export `#[hsffi(interruptible)]`; one that computes is `#[hsffi(cancellable)]`, and takes `Cancel<'_>`",
        note = "`cargo hsffi explain HS0042` tells more"
    )]
    InterruptedUnder<I> required by Interrupting;

    /// An import that need not stop. Asked of the one that should.
    #[diagnostic::on_unimplemented(
        message = "[HS0043] a `cancellable` export must take a `Cancel<'_>`",
        label = "nothing here stops when it is cancelled",
        note = "take `cancel: Cancel<'_>`, which Haskell does not see, and ask `cancel.check()?` every now and then; or make the export `#[hsffi(safe)]`",
        note = "`cargo hsffi explain HS0043` tells more"
    )]
    import NeverCancelled required by StopsComputing unless GIVEN;

    /// What cancels calls under the import `I`.
    #[diagnostic::on_unimplemented(
        message = "[HS0043] only a `cancellable` export takes a `Cancel`",
        label = "nothing would cancel this call",
        note = "make the export `#[hsffi(cancellable)]`; one that waits is `#[hsffi(interruptible)]`, and takes `Interrupt<'_>`",
        note = "`cargo hsffi explain HS0043` tells more"
    )]
    CancelledUnder<I> required by Cancelling;
}

#[diagnostic::do_not_recommend]
impl<T> InterruptedUnder<Interruptible> for T {}

#[diagnostic::do_not_recommend]
impl<T> CancelledUnder<Cancellable> for T {}
