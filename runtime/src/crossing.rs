//! Which types cross, and what each demands of the import.
//!
//! [`FromHaskell`](crate::FromHaskell) and [`IntoHaskell`](crate::IntoHaskell) say how a type crosses. Whether it does is
//! asked here first, apart from them, for the sake of the messages: a type names its demand by its outermost constructor
//! alone, whatever stands inside, and types that must never cross name one too. What stands inside is for the demand to
//! look into, so that every fault of a type is found, and each is told of the part that is at fault.
//!
//! Nothing here is relied on for memory safety but the demands of [`Fun`] and [`Hs`].

use std::borrow::Cow;
use std::marker::PhantomData;
use std::ptr::NonNull;

use crate::import::{Nothing, Permits};
use crate::items::Pulled;
use crate::sequence::Element;
use crate::{ErrorIntoHaskell, Fun, Haskell, Heap, Hs, Items, Opaque, Owned, OwnedByRust, rule};

/// A type that is known as a parameter.
#[diagnostic::on_unimplemented(
    message = "[HS0018] `{Self}` cannot be passed from Haskell",
    label = "does not cross from Haskell to Rust",
    note = "take a number, `bool`, `char`, `&str`, a slice of numbers, an `Option` of these, `&T` where `T` derives `hsffi::Opaque`, or an enum that derives `hsffi::Enum`",
    note = "`cargo hsffi explain HS0018` tells more"
)]
pub trait Inbound {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known within a result.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be returned to Haskell",
    label = "does not cross from Rust to Haskell",
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or, on the outside, a `Result` of one of these",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub trait Outbound {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known as the result: [`Outbound`], or a `Result`.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be returned to Haskell",
    label = "does not cross from Rust to Haskell",
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or, on the outside, a `Result` of one of these",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub trait Answer {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known behind `&`: [`Opaque`], whose message this is, or a sequence.
#[diagnostic::on_unimplemented(
    message = "[HS0010] `&{Self}` cannot be passed from Haskell: there is no handle for `{Self}`",
    label = "a reference to what Haskell cannot hold",
    note = "put `#[derive(hsffi::Opaque)]` on a type of yours; take a number by value, `&str` for `&String`, `&[T]` for `&Vec<T>`",
    note = "`cargo hsffi explain HS0010` tells more"
)]
pub trait Referent {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known in a slice or `Vec`.
#[diagnostic::on_unimplemented(
    message = "[HS0026] a sequence of `{Self}` does not cross between Haskell and Rust",
    label = "only sequences of numbers cross",
    note = "use a slice or `Vec` of integers or floats, which Haskell sees as a storable vector",
    note = "`cargo hsffi explain HS0026` tells more"
)]
pub trait InSequence {
    /// What it asks of the import.
    type Demand: ?Sized;
}

macro_rules! look_into {
    ($($(#[$doc:meta])* $demand:ident: $trait:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $demand<T: ?Sized>(PhantomData<T>);

        impl<I, T: ?Sized + $trait> Permits<$demand<T>> for I
        where
            I: Permits<T::Demand>,
        {
            type Granted = ();
        }
    )*};
}

look_into! {
    /// The demands of `T` as a part of a parameter.
    In: Inbound;
    /// The demands of `T` as a part of a result.
    Out: Outbound;
    /// The demands of `&T`.
    ReferenceTo: Referent;
    /// The demands of `[T]` and `Vec<T>`.
    SequenceOf: InSequence;
}

/// The demands of `T` as an item, which is made by another call than the export's.
#[derive(Debug)]
pub struct Item<T>(PhantomData<T>);

impl<I, T: Outbound> Permits<Item<T>> for I
where
    Pulled: Permits<T::Demand>,
{
    type Granted = ();
}

/// The demands of each member of a tuple.
#[derive(Debug)]
pub struct Each<T>(PhantomData<T>);

macro_rules! each {
    ($($t:ident)*) => {
        impl<I, $($t: Outbound),*> Permits<Each<($($t,)*)>> for I
        where
            $(I: Permits<$t::Demand>),*
        {
            type Granted = ();
        }
    };
}

each!(A B);
each!(A B C);
each!(A B C D);

/// The demands of both sides of a `Result`.
#[derive(Debug)]
pub struct Either<T, E>(PhantomData<(T, E)>);

impl<I, T: Outbound, E: ErrorIntoHaskell> Permits<Either<T, E>> for I
where
    I: Permits<T::Demand>,
{
    type Granted = ();
}

macro_rules! demands {
    ($($trait:ident: [$($generics:tt)*] $t:ty => $demand:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $trait for $t {
            type Demand = $demand;
        }
    )*};
}

macro_rules! undemanding {
    ($trait:ident: $($t:ty),*) => {
        demands! { $($trait: [] $t => Nothing;)* }
    };
}

macro_rules! numbers {
    ($($trait:ident)*) => {$(
        undemanding!($trait: u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64);
    )*};
}

numbers!(Inbound Outbound InSequence);
undemanding!(Inbound: bool, char, (), String);
undemanding!(Outbound: bool, char, (), String);

demands! {
    Inbound: [T] Option<T> => In<T>;
    Inbound: [T] Vec<T> => SequenceOf<T>;
    Inbound: [T: ?Sized] &T => ReferenceTo<T>;
    Inbound: [F] Fun<'_, F> => rule::Closure<F>;
    Inbound: [] Hs<'_> => rule::Token<Self>;

    Inbound: [T: ?Sized] *const T => rule::Pointer<Self>;
    Inbound: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Inbound: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Inbound: [T: ?Sized] Box<T> => rule::Boxed<Self>;
    Inbound: [T: ?Sized] &mut T => rule::MutableReference<T>;
    Inbound: [T: ?Sized] OwnedByRust<T> => rule::Object<T>;
    Inbound: [T: Element] Owned<[T], Haskell> => Nothing;

    Referent: [] str => Nothing;
    Referent: [T] [T] => SequenceOf<T>;
    Referent: [T: ?Sized + Opaque] T => rule::Used<T>;

    Outbound: [T] Option<T> => Out<T>;
    Outbound: [T] Vec<T> => SequenceOf<T>;
    Outbound: [T] Items<'_, T> => Item<T>;
    Outbound: [A, B] (A, B) => Each<Self>;
    Outbound: [A, B, C] (A, B, C) => Each<Self>;
    Outbound: [A, B, C, D] (A, B, C, D) => Each<Self>;
    Outbound: [T, H: Heap<T>] Owned<T, H> => rule::OwnedObject<T, H>;
    Outbound: [T, H: Heap<[T]>] Owned<[T], H> => SequenceOf<T>;
    Outbound: [] OwnedByRust<str> => Nothing;

    Outbound: [T: ?Sized] *const T => rule::Pointer<Self>;
    Outbound: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Outbound: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Outbound: [T: ?Sized] Box<T> => rule::Boxed<Self>;
    Outbound: [T: ?Sized] &T => rule::Borrowed<Self>;
    Outbound: [T: ?Sized] &mut T => rule::Borrowed<Self>;
    Outbound: [T: ?Sized + ToOwned] Cow<'_, T> => rule::Borrowed<Self>;
    Outbound: [F] Fun<'_, F> => rule::Borrowed<Self>;
    Outbound: [] Hs<'_> => rule::Borrowed<Self>;

    InSequence: [T: ?Sized] *const T => rule::Pointer<Self>;
    InSequence: [T: ?Sized] *mut T => rule::Pointer<Self>;
    InSequence: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    InSequence: [T: ?Sized] Box<T> => rule::Boxed<Self>;

    Answer: [T: Outbound] T => T::Demand;
    Answer: [T, E] Result<T, E> => Either<T, E>;
}
