//! Messages that several traits share, each worded once: rustc prints that of the trait which a type fails to implement first.

/// Traits of types that cross from Haskell to Rust.
macro_rules! crosses_from_haskell {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0018] `{Self}` cannot be passed from Haskell",
            label = "does not cross from Haskell to Rust",
            note = "take a number, `bool`, `char`, `&str`, a slice of numbers, an `Option` of these, `&T` where `T` derives `hsffi::Opaque`, or an enum that derives `hsffi::Enum`",
            note = "`cargo hsffi explain HS0018` tells more"
        )]
        $trait
    )*};
}

/// Traits of types that cross from Rust to Haskell.
macro_rules! crosses_to_haskell {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0019] `{Self}` cannot be returned to Haskell",
            label = "does not cross from Rust to Haskell",
            note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or a `Result` of one of these that is not within another type: `Result<Option<T>, E>` for `Option<Result<T, E>>`, by `transpose()`",
            note = "`cargo hsffi explain HS0019` tells more"
        )]
        $trait
    )*};
}

/// Traits of types whose values Haskell holds by handle.
macro_rules! has_a_handle {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0010] `&{Self}` cannot be passed from Haskell: there is no handle for `{Self}`",
            label = "a reference to what Haskell cannot hold",
            note = "put `#[derive(hsffi::Opaque)]` on a type of yours; take a number by value, `&str` for `&String`, `&[T]` for `&Vec<T>`",
            note = "`cargo hsffi explain HS0010` tells more"
        )]
        $trait
    )*};
}

/// Traits of types that have a destructor.
macro_rules! has_a_destructor {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0001] `OwnedByRust<{Self}>` has no destructor: Haskell could not release it",
            label = "nothing says how this is released",
            note = "put `#[derive(hsffi::Opaque)]` on the type, or write a destructor with `#[hsffi::destructor]`",
            note = "`cargo hsffi explain HS0001` tells more"
        )]
        $trait
    )*};
}

pub(crate) use {crosses_from_haskell, crosses_to_haskell, has_a_destructor, has_a_handle};
