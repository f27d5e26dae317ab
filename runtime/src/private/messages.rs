//! Messages that several traits share, each worded once: rustc prints that of the trait which a type fails to implement first.

/// Traits of types that cross from Haskell to Rust.
macro_rules! crosses_from_haskell {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0018] `{Self}` cannot be passed from Haskell: the languages have no common layout for it",
            label = "unsupported parameter type",
            note = "for a type of your own, add `#[derive(hsffi::Data)]`, so that Haskell passes a copy, or `#[derive(hsffi::Opaque)]`, and take `&T`; for a type of another crate, take a struct around it that derives `hsffi::Via`; of the standard library, take numbers, `bool`, `char`, text, paths, times, and slices, `Vec`s, maps, sets, tuples of up to eight members, `Option`s, `Result`s and boxes of these",
            note = "for details, run `cargo hsffi explain HS0018`"
        )]
        $trait
    )*};
}

/// Traits of types that cross from Rust to Haskell.
macro_rules! crosses_to_haskell {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0019] `{Self}` cannot be returned to Haskell: the languages have no common layout for it",
            label = "unsupported result type",
            note = "for a type of your own, add `#[derive(hsffi::Data)]`, so that Haskell receives a copy, or `#[derive(hsffi::Opaque)]`, and return `OwnedByRust<T>`; for a type of another crate, return a struct around it that derives `hsffi::Via`; of the standard library, return numbers, `bool`, `char`, text, paths, times, and `Vec`s, maps, sets, tuples of up to eight members, `Option`s, `Result`s and boxes of these",
            note = "for details, run `cargo hsffi explain HS0019`"
        )]
        $trait
    )*};
}

/// Traits of types whose values Haskell holds by handle.
macro_rules! has_a_handle {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0010] `&{Self}` cannot be passed from Haskell: Haskell has no handles for `{Self}`",
            label = "reference to a type that is not opaque",
            note = "for a type of your own, add `#[derive(hsffi::Data)]`, so that Haskell passes a copy, or `#[derive(hsffi::Opaque)]`, so that Haskell passes its handle; for a trait of your own, write `#[hsffi::export]` on the trait; take a number by value, `&str` for `&String`, `&[T]` for `&Vec<T>`",
            note = "for details, run `cargo hsffi explain HS0010`"
        )]
        $trait
    )*};
}

/// Traits of types that have a destructor.
macro_rules! has_a_destructor {
    ($($trait:item)*) => {$(
        #[diagnostic::on_unimplemented(
            message = "[HS0001] Haskell cannot own an `OwnedByRust<{Self}>`: `{Self}` has no destructor",
            label = "Haskell could not release this object",
            note = "add `#[derive(hsffi::Opaque)]` to the type; or, for a trait of your own, write `#[hsffi::export]` on the trait; or write a destructor with `#[hsffi::destructor]`",
            note = "for details, run `cargo hsffi explain HS0001`"
        )]
        $trait
    )*};
}

pub(crate) use {crosses_from_haskell, crosses_to_haskell, has_a_destructor, has_a_handle};
