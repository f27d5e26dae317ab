//! Calls that Haskell waits for, whose futures other threads run.

use crate::private::import::{Safe, Unsafe};
use crate::private::rules::rules;

rules! {
    /// A type whose values outlive the call that they come with. No type implements it: that a type does, it says itself.
    #[diagnostic::on_unimplemented(
        message = "[HS0015] an `async fn` cannot take `{Self}`: it borrows from the call that starts the future, which runs after that call",
        label = "borrowed by a future",
        note = "take an owned value: `String` for `&str`, `Vec<T>` for `&[T]`, `OwnedByHaskell<Fun<'_, F>>` for `Fun<'_, F>`",
        note = "to use a borrowed value or an object before the first `await`, write a function that is not `async` and returns `hsffi::Async<T>`: `pub fn f(&self) -> Async<T> {{ let data = Arc::clone(&self.data); Async::new(async move {{ … }}) }}`",
        note = "for details, run `cargo hsffi explain HS0015`"
    )]
    OutlivesTheStart required by OwnedByFuture unless OWNED;

    /// A result that is waited for under the import `I`.
    #[diagnostic::on_unimplemented(
        message = "[HS0071] an `interruptible` or `cancellable` export cannot return a future: the call returns at once, and an asynchronous exception drops the future in any case",
        label = "result of a future",
        note = "remove `interruptible` or `cancellable`",
        note = "for details, run `cargo hsffi explain HS0071`"
    )]
    AwaitedUnder<I> required by Awaited;

    /// A type that one thread makes and another one receives: `Send`, without rustc's notes on auto traits.
    #[diagnostic::on_unimplemented(
        message = "[HS0072] a future cannot return `{Self}`: it is not `Send`, and another thread makes it than receives it",
        label = "not `Send`",
        note = "use a type that is `Send`, such as `Arc` for `Rc`",
        note = "for details, run `cargo hsffi explain HS0072`"
    )]
    SentBack required by SentBackByFuture;
}

#[diagnostic::do_not_recommend]
impl<T> AwaitedUnder<Safe> for T {}

#[diagnostic::do_not_recommend]
impl<T> AwaitedUnder<Unsafe> for T {}

#[diagnostic::do_not_recommend]
impl<T: Send> SentBack for T {}
