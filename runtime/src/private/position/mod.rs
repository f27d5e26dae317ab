//! Which types cross, and what each requires of the import.
//!
//! [`FromHaskell`](crate::FromHaskell) and [`IntoHaskell`](crate::IntoHaskell) say how a type crosses. Whether it does is
//! asked here first, apart from them, for the sake of the messages: a type names its requirement by its outermost constructor
//! alone, whatever stands inside, and types that must never cross name one too. What stands inside is for the requirement to
//! look into, so that every fault of a type is found, and each is told of the part that is at fault.
//!
//! Nothing here is relied on for memory safety but the requirements of [`Fun`](crate::Fun), [`Hs`](crate::Hs) and the arrays of [`array`](mod@crate::array).

mod requirement;
mod types;

pub use requirement::{
    Both, BoxOf, CopyOf, DataFieldOf, Each, Either, FieldFromHaskell, FieldOf, FutureOf, In, Item,
    ItemOrError, MutableReferenceOrNone, MutableReferenceTo, Out, PartOf, Parts, PassedBoxOf,
    ReferenceTo, ReturnedSequenceOf, SequenceOf, Sides, Whole,
};

use crate::private::import::NoRequirement;
use crate::private::messages::{crosses_from_haskell, crosses_to_haskell, has_a_handle};
use crate::{Message, Opaque};

crosses_from_haskell! {
    /// A type that is known as a parameter.
    pub trait Param {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

crosses_to_haskell! {
    /// A type that is known within a result.
    pub trait Component {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

crosses_to_haskell! {
    /// A type that is known as the result: [`Component`], or a `Result`.
    pub trait Return {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

has_a_handle! {
    /// A type that is known behind `&`: [`Opaque`], whose message this is, or a sequence.
    pub trait Referent {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

/// A type that is known behind `&mut`: an object, or memory that Rust changes for Haskell. [`Held`] has its message.
pub trait Mutable {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// [`Opaque`], with the message for what is not and stands behind `&mut`.
#[diagnostic::on_unimplemented(
    message = "[HS0052] `&mut {Self}` cannot be passed from Haskell: Rust can modify only numbers, slices of numbers and objects in place",
    label = "unsupported `&mut` parameter",
    note = "take the value and return it; for a type of your own, add `#[derive(hsffi::Opaque)]` and `#[hsffi(exclusive)]`",
    note = "for details, run `cargo hsffi explain HS0052`"
)]
pub trait Held {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque> Held for T {}

/// A type that is known behind an `&mut` within an `Option`: an object.
#[diagnostic::on_unimplemented(
    message = "[HS0053] `Option<&mut {Self}>` cannot be passed from Haskell: for `None` there is no modified value to return",
    label = "optional `&mut` parameter",
    note = "take `&mut {Self}` without the `Option`, or take an `Option` of an owned value and return it",
    note = "for details, run `cargo hsffi explain HS0053`"
)]
pub trait MutableOrAbsent {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// What a requirement becomes within an `Option`.
pub trait InOption {
    /// The requirement.
    type Requirement: ?Sized;
}

crosses_from_haskell! {
    /// A type that is known as a part of a parameter: an item of a list, a member of a tuple, what is in a `Box`.
    pub trait Part {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

crosses_from_haskell! {
    /// A type that is known as a side of a `Result` that is not within another type: [`Part`], or what Haskell takes back if Rust has not
    /// taken it over, functions and values that Rust holds.
    pub trait Side {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

#[diagnostic::do_not_recommend]
impl<T: Part> Side for T {
    type Requirement = T::Requirement;
}

crosses_to_haskell! {
    /// A type that is known as a part of a result: [`Component`], or a `Result`.
    pub trait Inner {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

#[diagnostic::do_not_recommend]
impl<T: Component> Inner for T {
    type Requirement = T::Requirement;
}

#[diagnostic::do_not_recommend]
impl<T, E> Inner for Result<T, E> {
    type Requirement = Each<(T, E)>;
}

crosses_to_haskell! {
    /// A type that is known as an item: [`Component`], or a `Result`.
    pub trait InItems {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

#[diagnostic::do_not_recommend]
impl<T: Component> InItems for T {
    type Requirement = T::Requirement;
}

#[diagnostic::do_not_recommend]
impl<T, E> InItems for Result<T, E> {
    type Requirement = ItemOrError<T, E>;
}

/// A type that is known as the error of an item: what derives `hsffi::Error`, which ends the items, and each that is [`Component`], by an
/// implementation of its own as for [`ErrorField`].
#[diagnostic::on_unimplemented(
    message = "[HS0020] `{Self}` cannot be the error of an item: it does not derive `hsffi::Error`",
    label = "unsupported error type",
    note = "use `hsffi::Message` for errors of any type: `.map(|item| item.map_err(hsffi::Message::from))`; or a struct or an enum of your own that has `#[derive(hsffi::Error)]`",
    note = "for details, run `cargo hsffi explain HS0020`"
)]
pub trait ItemError {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

#[diagnostic::do_not_recommend]
impl ItemError for Message {
    type Requirement = NoRequirement;
}

/// A type that is known behind a reference in a result, of which Haskell gets a copy.
#[diagnostic::on_unimplemented(
    message = "[HS0012] `&{Self}` cannot be returned: it is borrowed, and Haskell keeps results after the call",
    label = "borrowed value in a result",
    note = "return an owned value: `OwnedByRust<T>` for a `&T` that derives `hsffi::Opaque`, a clone of a `&T` that derives `hsffi::Data`",
    note = "for details, run `cargo hsffi explain HS0012`"
)]
pub trait Copied {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// A type that is known in a slice that Rust modifies for Haskell.
#[diagnostic::on_unimplemented(
    message = "[HS0026] `&mut [{Self}]` cannot be passed from Haskell: only numbers have the same representation in Rust",
    label = "not a slice of numbers",
    note = "take `Vec<{Self}>`, and return the modified `Vec`",
    note = "for details, run `cargo hsffi explain HS0026`"
)]
pub trait InSequence {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// A type that is known in a slice whose memory comes with its release function.
#[diagnostic::on_unimplemented(
    message = "[HS0026] a slice of `{Self}` cannot be returned with its memory: only numbers have the same representation in Haskell",
    label = "not a slice of numbers",
    note = "return `Vec<{Self}>`",
    note = "for details, run `cargo hsffi explain HS0026`"
)]
pub trait InReturnedSequence {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// A type that is known in a `Box`: what crosses without it, which is moved out or in.
#[diagnostic::on_unimplemented(
    message = "[HS0008] `Box<{Self}>` cannot be passed or returned: `{Self}` does not cross by value, and Haskell cannot free a `Box`",
    label = "`Box` in a signature",
    note = "add `#[derive(hsffi::Data)]` to a type of your own, so that a copy crosses; return `OwnedByRust<{Self}>` and take `&{Self}`, with `#[derive(hsffi::Opaque)]` on the type; or, for a trait of your own, write `#[hsffi::export]` on the trait",
    note = "a trait with `#[hsffi::import]` is implemented in Haskell, which passes values of it and receives none: put the `Box` into a struct with `#[derive(hsffi::Opaque)]`, and return `OwnedByRust` of that",
    note = "for details, run `cargo hsffi explain HS0008`"
)]
pub trait InBox {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// A type that is known in a `Box` that comes from Haskell: [`InBox`], whose message this is, or a trait that Haskell implements.
#[diagnostic::on_unimplemented(
    message = "[HS0008] `Box<{Self}>` cannot be passed or returned: `{Self}` does not cross by value, and Haskell cannot free a `Box`",
    label = "`Box` in a signature",
    note = "add `#[derive(hsffi::Data)]` to a type of your own, so that a copy crosses; return `OwnedByRust<{Self}>` and take `&{Self}`, with `#[derive(hsffi::Opaque)]` on the type; or, for a trait of your own, write `#[hsffi::export]` on the trait",
    note = "for details, run `cargo hsffi explain HS0008`"
)]
pub trait InPassedBox {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + InBox> InPassedBox for T {
    type Requirement = T::Requirement;
}

crosses_to_haskell! {
    /// A type that is known in an `Owned` of the heap `H` as a result: any that has a size, sequences, and objects of traits.
    pub trait InOwned<H> {
        /// What it asks of the import.
        type Requirement: ?Sized;
    }
}

/// A type that is known as the field of an error: each that is [`Component`], by an implementation of its own. rustc would print the
/// message of `Component` for one that follows from it.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be a field of an error: the languages have no common layout for it",
    label = "unsupported field",
    note = "leave the field out by `#[hsffi(skip)]`, so that only the message tells of it; or add `#[derive(hsffi::Data)]` to a type of your own",
    note = "for details, run `cargo hsffi explain HS0019`"
)]
pub trait ErrorField {}

/// A type that is known as the field of a data type, each by an implementation of its own as for [`ErrorField`].
#[diagnostic::on_unimplemented(
    message = "[HS0065] `{Self}` cannot be a field of a data type: the languages have no common layout for it",
    label = "unsupported field",
    note = "add `#[derive(hsffi::Data)]` to a type of your own; for a type of another crate, write `#[hsffi(via = T)]`, with a struct `T` around it that derives `hsffi::Via`; leave the field out by `#[hsffi(skip)]`; or keep the value in Rust: `OwnedByRust<T>` of a type that derives `hsffi::Opaque`, in a type with `#[hsffi(return_only)]`",
    note = "for details, run `cargo hsffi explain HS0065`"
)]
pub trait DataField {}
