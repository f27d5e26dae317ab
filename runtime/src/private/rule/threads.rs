//! Objects that several threads use and release.

use crate::private::rules::rules;

rules! {
    /// A type whose values any thread may release: `Send`, without rustc's notes on auto traits.
    ///
    /// # Safety
    /// The type is `Send`.
    #[diagnostic::on_unimplemented(
        message = "[HS0011] `{Self}` is not `Send`, but Haskell's garbage collector releases objects on any thread",
        label = "not `Send`",
        note = "use a type that is `Send`, such as `Arc` for `Rc`; or add `#[hsffi(bound)]` next to `#[derive(hsffi::Opaque)]`, which binds each object to the thread that creates it",
        note = "for details, run `cargo hsffi explain HS0011`"
    )]
    unsafe ReleasedByAnyThread required by Sent unless KNOWN;

    /// A type whose values threads may share: `Sync`, without rustc's notes on auto traits.
    ///
    /// # Safety
    /// The type is `Sync`.
    #[diagnostic::on_unimplemented(
        message = "[HS0029] `{Self}` is not `Sync`, but Haskell threads share objects",
        label = "not `Sync`",
        note = "use `Mutex` or `RwLock` for `RefCell` and an atomic for `Cell`; or add `#[hsffi(exclusive)]` or `#[hsffi(bound)]` next to `#[derive(hsffi::Opaque)]`",
        note = "for details, run `cargo hsffi explain HS0029`"
    )]
    unsafe SharedByThreads required by Shared unless KNOWN;

    /// A trait whose objects any thread may release: with the supertrait `Send`.
    ///
    /// # Safety
    /// The type is `Send`.
    #[diagnostic::on_unimplemented(
        message = "[HS0011] `{Self}` is not `Send`, but Haskell's garbage collector releases objects on any thread",
        label = "objects of this trait are not `Send`",
        note = "write `trait … : Send + Sync`; or `#[hsffi::export(bound)]`, which binds each object to the thread that creates it",
        note = "for details, run `cargo hsffi explain HS0011`"
    )]
    unsafe SuperSend required by SentTrait unless KNOWN;

    /// A trait whose objects threads may share: with the supertrait `Sync`.
    ///
    /// # Safety
    /// The type is `Sync`.
    #[diagnostic::on_unimplemented(
        message = "[HS0029] `{Self}` is not `Sync`, but Haskell threads share objects",
        label = "objects of this trait are not `Sync`",
        note = "write `trait … : Send + Sync`; or `#[hsffi::export(exclusive)]`, which serializes the calls on one object; or `#[hsffi::export(bound)]`, which binds each object to the thread that creates it",
        note = "for details, run `cargo hsffi explain HS0029`"
    )]
    unsafe SuperSync required by SharedTrait unless KNOWN;
}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Send> ReleasedByAnyThread for T {}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Sync> SharedByThreads for T {}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Send> SuperSend for T {}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Sync> SuperSync for T {}
