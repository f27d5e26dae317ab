//! Objects that several threads use and release.

use crate::private::rules::rules;

rules! {
    /// A type whose values any thread may release: `Send`, without rustc's notes on auto traits.
    ///
    /// # Safety
    /// The type is `Send`.
    #[diagnostic::on_unimplemented(
        message = "[HS0011] `{Self}` is not `Send`, and Haskell's garbage collector releases objects on any thread",
        label = "bound to one thread",
        note = "use what is `Send`: `Arc` for `Rc`, `Mutex` for what must not be shared; or keep the objects on the thread that makes them: `#[hsffi(bound)]` beside `#[derive(hsffi::Opaque)]`",
        note = "`cargo hsffi explain HS0011` tells more"
    )]
    unsafe ReleasedByAnyThread required by Sent unless KNOWN;

    /// A type whose values threads may share: `Sync`, without rustc's notes on auto traits.
    ///
    /// # Safety
    /// The type is `Sync`.
    #[diagnostic::on_unimplemented(
        message = "[HS0029] `{Self}` is not `Sync`, and Haskell's threads share the objects that they hold",
        label = "not to be used by two threads at once",
        note = "put it behind a `Mutex` or `RwLock`, or use atomics for `Cell`; or keep the objects on the thread that makes them: `#[hsffi(bound)]` beside `#[derive(hsffi::Opaque)]`",
        note = "`cargo hsffi explain HS0029` tells more"
    )]
    unsafe SharedByThreads required by Shared unless KNOWN;
}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Send> ReleasedByAnyThread for T {}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Sync> SharedByThreads for T {}
