//! Rules that are spoken by the compiler: traits with the message of one rule each, which no type that breaks it implements.
//!
//! A type that must not cross has an implementation of [`FromHaskell`](crate::FromHaskell) or
//! [`IntoHaskell`](crate::IntoHaskell) that asks for one of these. rustc then reports the trait that is missing, which is
//! the rule, and points at the user's type.

macro_rules! rules {
    ($($(#[$attr:meta])* $name:ident;)*) => {
        $($(#[$attr])* #[allow(missing_docs, reason = "the message is the documentation")] pub trait $name {})*
    };
}

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0004] a closure cannot be passed through an `unsafe` import",
        label = "this closure could be called",
        note = "calling Haskell from an `unsafe` import ends or hangs the program: make the export `#[hsffi(safe)]`",
        note = "`cargo hsffi explain HS0004` tells more"
    )]
    PermitsClosures;

    #[diagnostic::on_unimplemented(
        message = "[HS0005] an `unsafe` export has no leave to call Haskell",
        label = "there is no `Hs` in an `unsafe` export",
        note = "make the export `#[hsffi(safe)]`, or do without the token",
        note = "`cargo hsffi explain HS0005` tells more"
    )]
    PermitsToken;

    #[diagnostic::on_unimplemented(
        message = "[HS0007] a raw pointer cannot cross: `{Self}` tells neither who frees it nor how long it lives",
        label = "a raw pointer",
        note = "lend an object as `&T`, memory as `&[T]`; give an object away as `OwnedByRust<T>`, memory as `Vec<T>`",
        note = "`cargo hsffi explain HS0007` tells more"
    )]
    RawPointer;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a `Box` cannot cross: Haskell has no allocator that could free it",
        label = "a `Box`",
        note = "give the object away as `OwnedByRust<T>`, with `#[derive(hsffi::Opaque)]` on the type",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    BoxedValue;

    #[diagnostic::on_unimplemented(
        message = "[HS0012] `{Self}` is borrowed, and Haskell would keep it after the call",
        label = "borrowed data cannot be returned",
        note = "return it owned: `String` for `&str`, `Vec<T>` for `&[T]`, `OwnedByRust<T>` for an object",
        note = "`cargo hsffi explain HS0012` tells more"
    )]
    BorrowedReturn;

    #[diagnostic::on_unimplemented(
        message = "[HS0021] `{Self}` lets Rust write to what Haskell's threads share",
        label = "a mutable reference",
        note = "take `&T` and put what changes behind a `Mutex` or an atomic",
        note = "`cargo hsffi explain HS0021` tells more"
    )]
    MutableBorrow;

    #[diagnostic::on_unimplemented(
        message = "[HS0022] `{Self}` cannot be taken back: Haskell's garbage collector owns it",
        label = "an owned object as a parameter",
        note = "take the object as `&T`; only the destructor takes `OwnedByRust<T>`",
        note = "`cargo hsffi explain HS0022` tells more"
    )]
    TakenBack;
}
