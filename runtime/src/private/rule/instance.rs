//! Instances of objects: what in Rust each comes from.

use std::fmt::Debug;
use std::hash::Hash;

use crate::OwnedByRust;
use crate::private::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0062] `{Self}` cannot have the instance `Eq`: it does not implement Rust's `Eq`",
        label = "requires `{Self}: Eq`",
        note = "write `#[derive(PartialEq, Eq)]` on the type, or implement the traits for `dyn Trait` if it is that; or remove `Eq` from `instances`",
        note = "for details, run `cargo hsffi explain HS0062`"
    )]
    Equal required by EqInstance;

    #[diagnostic::on_unimplemented(
        message = "[HS0062] `{Self}` cannot have the instance `Ord`: it does not implement Rust's `Ord`",
        label = "requires `{Self}: Ord`",
        note = "write `#[derive(PartialEq, Eq, PartialOrd, Ord)]` on the type, or implement the traits for `dyn Trait` if it is that; or remove `Ord` from `instances`",
        note = "for details, run `cargo hsffi explain HS0062`"
    )]
    Ordered required by OrdInstance;

    #[diagnostic::on_unimplemented(
        message = "[HS0062] `{Self}` cannot have the instance `Show`: it does not implement `Debug`",
        label = "requires `{Self}: Debug`",
        note = "write `#[derive(Debug)]` on the type, or `trait …: Debug` if it is a trait; or name a method that returns text, for example `Show = \"to_string\"`",
        note = "for details, run `cargo hsffi explain HS0062`"
    )]
    Shown required by ShowInstance;

    #[diagnostic::on_unimplemented(
        message = "[HS0062] `{Self}` cannot have the instance `Hashable`: it does not implement `Hash`",
        label = "requires `{Self}: Hash`",
        note = "write `#[derive(Hash)]` on the type, or implement `Hash` for `dyn Trait` if it is that; or remove `Hashable` from `instances`",
        note = "for details, run `cargo hsffi explain HS0062`"
    )]
    Hashed required by HashableInstance;

    #[diagnostic::on_unimplemented(
        message = "[HS0062] `{Self}` cannot have the instance `IsList`: it does not implement both `FromIterator<{E}>` and, for references, `IntoIterator`",
        label = "requires `{Self}: FromIterator<{E}>` and `&{Self}: IntoIterator<Item = {E}>`",
        note = "implement the traits; or name functions, as in `IsList(item = \"{E}\", from = \"new\", to = \"items\")`",
        note = "for details, run `cargo hsffi explain HS0062`"
    )]
    Listed<E> required by IsListInstance<E, T>;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Eq> Equal for T {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized + Ord> Ordered for T {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized + Debug> Shown for T {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized + Hash> Hashed for T {}

#[diagnostic::do_not_recommend]
impl<T: FromIterator<E> + IntoItems<E>, E> Listed<E> for T {}

/// A type whose references are iterated over.
pub trait IntoItems<E> {
    /// What it consists of.
    fn items(&self) -> Vec<E>;
}

#[diagnostic::do_not_recommend]
impl<T, E> IntoItems<E> for T
where
    for<'a> &'a T: IntoIterator,
    for<'a> <&'a T as IntoIterator>::Item: ItemOf<E>,
{
    fn items(&self) -> Vec<E> {
        self.into_iter().map(ItemOf::item).collect()
    }
}

/// What an iterator over a reference gives.
pub trait ItemOf<E> {
    /// The item, or a copy of it.
    fn item(self) -> E;
}

#[diagnostic::do_not_recommend]
impl<E> ItemOf<E> for E {
    fn item(self) -> E {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<E: Clone> ItemOf<E> for &E {
    fn item(self) -> E {
        self.clone()
    }
}

/// A function that is `show` of `T`. What is wrong with its parameters, rustc reports, and names this.
pub trait HS0064Show<'a, T: ?Sized, R> {
    /// Calls it.
    fn show(self, a: &'a T) -> R;
}

impl<'a, T: ?Sized + 'a, R, F: FnOnce(&'a T) -> R> HS0064Show<'a, T, R> for F {
    fn show(self, a: &'a T) -> R {
        self(a)
    }
}

/// A function that is `<>` of `T`.
pub trait HS0064Append<'a, T, R> {
    /// Calls it.
    fn append(self, a: &'a T, b: &'a T) -> R;
}

impl<'a, T: 'a, R, F: FnOnce(&'a T, &'a T) -> R> HS0064Append<'a, T, R> for F {
    fn append(self, a: &'a T, b: &'a T) -> R {
        self(a, b)
    }
}

/// A function that makes something of an `A`.
pub trait HS0064FromList<A, R> {
    /// Calls it.
    fn make_of(self, items: A) -> R;
}

impl<A, R, F: FnOnce(A) -> R> HS0064FromList<A, R> for F {
    fn make_of(self, items: A) -> R {
        self(items)
    }
}

/// A function that makes a `T` of nothing.
pub trait HS0064Make<T, R> {
    /// Calls it.
    fn make(self) -> R;
}

impl<T, R, F: FnOnce() -> R> HS0064Make<T, R> for F {
    fn make(self) -> R {
        self()
    }
}

/// What `show` returns.
#[diagnostic::on_unimplemented(
    message = "[HS0064] a function cannot be `show` if it returns `{Self}`: it must return text",
    label = "returns `{Self}`",
    note = "name a function `fn(&T) -> String`, for example `to_string` if the type implements `Display`",
    note = "for details, run `cargo hsffi explain HS0064`"
)]
pub trait IsText {
    /// The text.
    fn into_text(self) -> String;
}

#[diagnostic::do_not_recommend]
impl<T: Into<String>> IsText for T {
    fn into_text(self) -> String {
        self.into()
    }
}

/// What a method returns for a `T`.
#[diagnostic::on_unimplemented(
    message = "[HS0064] a method of an instance of `{T}` returns `{Self}`, which is neither `{T}` nor `OwnedByRust<{T}>`",
    label = "does not return `{T}`",
    note = "return `{T}` or `OwnedByRust<{T}>`",
    note = "for details, run `cargo hsffi explain HS0064`"
)]
pub trait MadeAlone<T> {
    /// On Rust's heap.
    fn made(self) -> OwnedByRust<T>;
}

#[diagnostic::do_not_recommend]
impl<T> MadeAlone<T> for T {
    fn made(self) -> OwnedByRust<T> {
        OwnedByRust::new(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> MadeAlone<T> for OwnedByRust<T> {
    fn made(self) -> OwnedByRust<T> {
        self
    }
}
