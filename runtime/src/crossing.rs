//! Which types cross, and what each demands of the import.
//!
//! [`FromHaskell`](crate::FromHaskell) and [`IntoHaskell`](crate::IntoHaskell) say how a type crosses. Whether it does is
//! asked here first, apart from them, for the sake of the messages: a type names its demand by its outermost constructor
//! alone, whatever stands inside, and types that must never cross name one too. What stands inside is for the demand to
//! look into, so that every fault of a type is found, and each is told of the part that is at fault.
//!
//! Nothing here is relied on for memory safety but the demands of [`Fun`], [`Hs`] and the arrays of [`mod@array`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CStr, OsStr, OsString};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::array::{self, Access};
use crate::closure::{ClosureValue, Signature};
use crate::import::{Nothing, Permits};
use crate::items::Pulled;
use crate::sequence::Element;
use crate::{
    Cancel, ErrorIntoHaskell, Fun, Haskell, Heap, Hs, Interrupt, Items, Opaque, Owned, OwnedByRust,
    OwnedFun, instead, rule,
};

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
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or a `Result` of one of these that is not within another type: `Result<Option<T>, E>` for `Option<Result<T, E>>`, by `transpose()`",
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
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or a `Result` of one of these that is not within another type: `Result<Option<T>, E>` for `Option<Result<T, E>>`, by `transpose()`",
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

/// A type that is known behind `&mut`: an object, or memory that Rust changes for Haskell. [`Held`] has its message.
pub trait Mutable {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// [`Opaque`], with the message for what is not and stands behind `&mut`.
#[diagnostic::on_unimplemented(
    message = "[HS0052] `&mut {Self}` cannot be passed from Haskell",
    label = "nothing that Rust can change for Haskell",
    note = "a number, `bool`, `char` or slice of numbers comes back changed; a type of yours is an object with `#[derive(hsffi::Opaque)]` and `#[hsffi(exclusive)]`; take other things by value, and return them",
    note = "`cargo hsffi explain HS0052` tells more"
)]
pub trait Held {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque> Held for T {}

/// A type that is known behind an `&mut` within an `Option`: an object.
#[diagnostic::on_unimplemented(
    message = "[HS0053] `Option<&mut {Self}>` cannot be passed from Haskell",
    label = "a change that may have nowhere to go",
    note = "what Rust changes comes back behind the result: take it as `&mut {Self}`, or by value and return it; only objects may be absent",
    note = "`cargo hsffi explain HS0053` tells more"
)]
pub trait MutableOrAbsent {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// What a demand becomes within an `Option`.
pub trait Within {
    /// The demand.
    type Demand: ?Sized;
}

/// A type that is known in a slice or `Vec` that Haskell passes.
#[diagnostic::on_unimplemented(
    message = "[HS0026] a sequence of `{Self}` cannot be passed from Haskell: only numbers lie in memory as they do in Rust",
    label = "not a sequence of numbers",
    note = "take a slice for each number in it, such as `xs: &[f64], ys: &[f64]`; or export a function that takes what one `{Self}` is made of, which Haskell calls for each",
    note = "`cargo hsffi explain HS0026` tells more"
)]
pub trait InSequence {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known in a `Vec` that Rust returns.
#[diagnostic::on_unimplemented(
    message = "[HS0026] a `Vec<{Self}>` cannot be returned: only numbers lie in memory as they do in Haskell",
    label = "not a vector of numbers",
    note = "put `#[derive(hsffi::Opaque)]` on a type of yours, and return `Items<'static, OwnedByRust<{Self}>>`, made by `Items::new(vector.into_iter().map(OwnedByRust::new))`; or return a `Vec` for each number in it",
    note = "`cargo hsffi explain HS0026` tells more"
)]
pub trait InReturnedSequence {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known in a `Box`, which does not cross whatever is in it.
#[diagnostic::on_unimplemented(
    message = "[HS0008] a `Box<{Self}>` cannot cross: Haskell has no allocator that could free it",
    label = "a `Box`",
    note = "give an object away as `OwnedByRust<{Self}>`, with `#[derive(hsffi::Opaque)]` on the type; take it as `&{Self}`",
    note = "`cargo hsffi explain HS0008` tells more"
)]
pub trait InBox {
    /// What it asks of the import.
    type Demand: ?Sized;
}

/// A type that is known as the field of an error: each that is [`Outbound`], by an implementation of its own. rustc would print the
/// message of `Outbound` for one that follows from it.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be a field of an error that Haskell catches",
    label = "does not cross from Rust to Haskell",
    note = "keep what Haskell should know of it: `String`, made by `error.to_string()` in place of `#[from]`, as in `.map_err(|error| MyError::Io(error.to_string()))`; or numbers, `bool`, `char`, a `Vec` of numbers, an `Option` or tuple of these, or an enum that derives `hsffi::Enum`",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub trait ErrorField {}

/// The demand that `T` be known as the field of an error. What else it demands is asked of it as a part of a result.
#[derive(Debug)]
pub struct FieldOf<T: ?Sized>(PhantomData<T>);

impl<I, T: ErrorField> Permits<FieldOf<T>> for I {
    type Granted = ();
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
    /// The demands of `T` as a part of a result.
    Out: Outbound;
    /// The demands of `&T`.
    ReferenceTo: Referent;
    /// The demands of `&mut T`.
    MutableReferenceTo: Mutable;
    /// The demands of `Option<&mut T>`.
    MutableReferenceOrNone: MutableOrAbsent;
    /// The demands of `[T]` and `Vec<T>` from Haskell.
    SequenceOf: InSequence;
    /// The demands of `[T]` and `Vec<T>` to Haskell.
    ReturnedSequenceOf: InReturnedSequence;
    /// The demands of `Box<T>`.
    BoxOf: InBox;
}

/// The demands of `Option<T>` as a parameter.
#[derive(Debug)]
pub struct In<T: ?Sized>(PhantomData<T>);

impl<I, T: Inbound<Demand: Within>> Permits<In<T>> for I
where
    I: Permits<<T::Demand as Within>::Demand>,
{
    type Granted = ();
}

/// The demands of `T` as an item, which is made by another call than the export's.
#[derive(Debug)]
pub struct Item<T>(PhantomData<T>);

impl<I, T: Outbound> Permits<Item<T>> for I
where
    I: Permits<T::Demand>,
    Pulled: Permits<T::Demand>,
{
    type Granted = ();
}

macro_rules! within {
    ($([$($generics:tt)*] $demand:ty => $within:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Within for $demand {
            type Demand = $within;
        }
    )*};
}

within! {
    [] Nothing => Self;
    [T] In<T> => Self;
    [T] SequenceOf<T> => Self;
    [T: ?Sized] ReferenceTo<T> => Self;
    [T: ?Sized] MutableReferenceTo<T> => MutableReferenceOrNone<T>;
    [F] rule::Closure<F> => Self;
    [T] rule::Token<T> => rule::Absent<T>;
    [T] rule::LentArray<T> => Self;
    [T] rule::Interrupting<T> => rule::Absent<T>;
    [T] rule::Cancelling<T> => rule::Absent<T>;
    [T: ?Sized] rule::Pointer<T> => Self;
    [T: ?Sized] BoxOf<T> => Self;
    [T: ?Sized] instead::Function<T> => Self;
    [T: ?Sized] rule::Object<T> => Self;
    [T: ?Sized] rule::ObjectByValue<T> => Self;
    [T: ?Sized] instead::TupleTaken<T> => Self;
    [T: ?Sized] instead::ArrayTaken<T> => Self;
    [T: ?Sized] instead::SharedTaken<T> => Self;
    [T: ?Sized] instead::CollectionTaken<T> => Self;
    [T: ?Sized] instead::SystemTextTaken<T> => Self;
    [T: ?Sized] instead::CowTaken<T> => Self;
    [T: ?Sized] instead::TimeTaken<T> => Self;
    [T: ?Sized] instead::WideTaken<T> => Self;
    [T: ?Sized] instead::ResultTaken<T> => Self;
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
    I: Permits<T::Demand> + Permits<E::Demand>,
{
    type Granted = ();
}

/// Two demands at once: those of an error's fields.
#[derive(Debug)]
pub struct Both<A: ?Sized, B: ?Sized>(PhantomData<A>, PhantomData<B>);

impl<I, A: ?Sized, B: ?Sized> Permits<Both<A, B>> for I
where
    I: Permits<A> + Permits<B>,
{
    type Granted = ();
}

macro_rules! demands {
    ($($trait:ident: [$($generics:tt)*] $t:ty => $demand:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $trait for $t {
            type Demand = $demand;
        }

        error_field!($trait: [$($generics)*] $t);
    )*};
}

/// What is [`Outbound`] may be a field of an error.
macro_rules! error_field {
    (Outbound: [$($generics:tt)*] $t:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ErrorField for $t {}
    };
    ($other:ident: [$($generics:tt)*] $t:ty) => {};
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

numbers!(Inbound Outbound InSequence InReturnedSequence Mutable);
undemanding!(Mutable: bool, char);
undemanding!(Inbound: bool, char, (), String);
undemanding!(Outbound: bool, char, (), String);

demands! {
    Inbound: [T] Option<T> => In<T>;
    Inbound: [T] Vec<T> => SequenceOf<T>;
    Inbound: [T: ?Sized] &T => ReferenceTo<T>;
    Inbound: [F] Fun<'_, F> => rule::Closure<F>;
    Inbound: [F: Signature] OwnedFun<F> => Nothing;
    Inbound: [] Hs<'_> => rule::Token<Self>;
    Inbound: [] Interrupt<'_> => rule::Interrupting<Self>;
    Inbound: [] Cancel<'_> => rule::Cancelling<Self>;

    Inbound: [T: ?Sized] *const T => rule::Pointer<Self>;
    Inbound: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Inbound: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Inbound: [T: ?Sized] Box<T> => BoxOf<T>;
    Inbound: [T: ?Sized] &mut T => MutableReferenceTo<T>;
    Inbound: [T: ?Sized] OwnedByRust<T> => rule::Object<T>;
    Inbound: [T: Element] Owned<[T], Haskell> => Nothing;
    Inbound: [T: Element] Owned<T, Haskell> => Nothing;
    Inbound: [] Owned<str, Haskell> => Nothing;

    Inbound: [A: Access] array::ByteArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::ShortByteString<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::MutableByteArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::PinnedByteArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::PinnedMutableByteArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::Array<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::MutableArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::SmallArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::SmallMutableArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::ArrayArray<'_, A> => rule::LentArray<Self>;
    Inbound: [A: Access] array::MutableArrayArray<'_, A> => rule::LentArray<Self>;

    Referent: [] str => Nothing;
    Referent: [T] [T] => SequenceOf<T>;
    Referent: [T: ?Sized + Opaque] T => rule::Used<T>;

    Mutable: [T] [T] => SequenceOf<T>;
    Mutable: [T: ?Sized + Held] T => rule::MutableReference<T>;
    MutableOrAbsent: [T: ?Sized + Held] T => rule::MutableReference<T>;

    Outbound: [T] Option<T> => Out<T>;
    Outbound: [T] Vec<T> => ReturnedSequenceOf<T>;
    Outbound: [T] Items<'_, T> => Item<T>;
    Outbound: [A, B] (A, B) => Each<Self>;
    Outbound: [A, B, C] (A, B, C) => Each<Self>;
    Outbound: [A, B, C, D] (A, B, C, D) => Each<Self>;
    Outbound: [T, H: Heap<T>] Owned<T, H> => rule::OwnedObject<T, H>;
    Outbound: [T, H: Heap<[T]>] Owned<[T], H> => ReturnedSequenceOf<T>;
    Outbound: [H: Heap<str>] Owned<str, H> => Nothing;
    Outbound: [H: Heap<CStr>] Owned<CStr, H> => Nothing;

    Outbound: [T: ?Sized] *const T => rule::Pointer<Self>;
    Outbound: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Outbound: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Outbound: [T: ?Sized] Box<T> => BoxOf<T>;
    Outbound: [T: ?Sized] &T => rule::Borrowed<Self>;
    Outbound: [T: ?Sized] &mut T => rule::Borrowed<Self>;
    Outbound: [T: ?Sized + ToOwned] Cow<'_, T> => rule::Borrowed<Self>;
    Outbound: [F] Fun<'_, F> => rule::Borrowed<Self>;
    Outbound: [] Hs<'_> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::ByteArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::ShortByteString<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::MutableByteArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::PinnedByteArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::PinnedMutableByteArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::Array<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::MutableArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::SmallArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::SmallMutableArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::ArrayArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [A: Access] array::MutableArrayArray<'_, A> => rule::Borrowed<Self>;
    Outbound: [] Interrupt<'_> => rule::Borrowed<Self>;
    Outbound: [] Cancel<'_> => rule::Borrowed<Self>;

    InSequence: [T: ?Sized] *const T => rule::Pointer<Self>;
    InSequence: [T: ?Sized] *mut T => rule::Pointer<Self>;
    InSequence: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    InSequence: [T: ?Sized] Box<T> => BoxOf<T>;
    InReturnedSequence: [T: ?Sized] *const T => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] *mut T => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] Box<T> => BoxOf<T>;

    Answer: [T: Outbound] T => T::Demand;
    Answer: [T, E] Result<T, E> => Either<T, E>;
}

macro_rules! values_by_themselves {
    ($($t:ty),*) => {
        demands! {
            $(
                Referent: [] $t => instead::ValueBehind<Self>;
                InBox: [] $t => instead::ValueInBox<Self>;
            )*
        }
    };
}

values_by_themselves!(
    u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64, bool, char
);

// Types with a counterpart that crosses.
demands! {
    InReturnedSequence: [] bool => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [] char => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [] String => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [T] Option<T> => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [T] Vec<T> => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [A, B] (A, B) => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [A, B, C] (A, B, C) => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [A, B, C, D] (A, B, C, D) => instead::ReturnedAsItems<Self>;
    InReturnedSequence: [] &str => instead::TextsReturned<Self>;
    InReturnedSequence: [T] &[T] => instead::BorrowedReturned<Self>;
    InReturnedSequence: [T] &T => instead::BorrowedReturned<Self>;
    InReturnedSequence: [T] OwnedByRust<T> => instead::HandlesReturned<T>;

    InSequence: [] bool => instead::TakenOneByOne<Self>;
    InSequence: [] char => instead::TakenOneByOne<Self>;
    InSequence: [] String => instead::TakenOneByOne<Self>;
    InSequence: [T] Option<T> => instead::TakenOneByOne<Self>;
    InSequence: [T] Vec<T> => instead::TakenOneByOne<Self>;
    InSequence: [] &str => instead::TextsTaken<Self>;
    InSequence: [T] &T => instead::ObjectsTaken<T>;
    InSequence: [T] OwnedByRust<T> => instead::ObjectsTaken<T>;

    InBox: [] str => instead::TextInBox<Self>;
    InBox: [T] [T] => instead::SliceInBox<T>;
    InBox: [] String => instead::ValueInBox<Self>;
    InBox: [T] Vec<T> => instead::ValueInBox<Self>;
    InBox: [T] Option<T> => instead::ValueInBox<Self>;
    InBox: [T] dyn Iterator<Item = T> + '_ => instead::IteratorInBox<T>;
    InBox: [T] dyn Iterator<Item = T> + Send + '_ => instead::IteratorInBox<T>;

    Referent: [] String => instead::StringBehind<Self>;
    Referent: [T] Vec<T> => instead::VecBehind<T>;
    Referent: [T, const N: usize] [T; N] => instead::ArrayBehind<T>;
    Referent: [T: ?Sized] Arc<T> => instead::SharedBehind<T>;
    Referent: [T: ?Sized] Rc<T> => instead::SharedBehind<T>;
    Referent: [] Path => instead::PathBehind<Self>;
    Referent: [] PathBuf => instead::PathBehind<Self>;
    Referent: [] OsStr => instead::PathBehind<Self>;
    Referent: [] OsString => instead::PathBehind<Self>;

    Inbound: [A, B] (A, B) => instead::TupleTaken<Self>;
    Inbound: [A, B, C] (A, B, C) => instead::TupleTaken<Self>;
    Inbound: [A, B, C, D] (A, B, C, D) => instead::TupleTaken<Self>;
    Inbound: [T, const N: usize] [T; N] => instead::ArrayTaken<T>;
    Inbound: [T: ?Sized] Arc<T> => instead::SharedTaken<T>;
    Inbound: [T: ?Sized] Rc<T> => instead::SharedTaken<T>;
    Inbound: [K, V, S] HashMap<K, V, S> => instead::CollectionTaken<(K, V)>;
    Inbound: [K, V] BTreeMap<K, V> => instead::CollectionTaken<(K, V)>;
    Inbound: [T, S] HashSet<T, S> => instead::CollectionTaken<T>;
    Inbound: [T] BTreeSet<T> => instead::CollectionTaken<T>;
    Inbound: [T] VecDeque<T> => instead::CollectionTaken<T>;
    Inbound: [] PathBuf => instead::SystemTextTaken<Self>;
    Inbound: [] OsString => instead::SystemTextTaken<Self>;
    Inbound: [T: ?Sized + ToOwned] Cow<'_, T> => instead::CowTaken<Self>;
    Inbound: [] Duration => instead::TimeTaken<Self>;
    Inbound: [] SystemTime => instead::TimeTaken<Self>;
    Inbound: [] u128 => instead::WideTaken<Self>;
    Inbound: [] i128 => instead::WideTaken<Self>;
    Inbound: [T, E] Result<T, E> => instead::ResultTaken<Self>;

    Outbound: [T, const N: usize] [T; N] => instead::ArrayReturned<T>;
    Outbound: [T: ?Sized] Arc<T> => instead::SharedReturned<T>;
    Outbound: [T: ?Sized] Rc<T> => instead::SharedReturned<T>;
    Outbound: [K, V, S] HashMap<K, V, S> => instead::CollectionReturned<(K, V)>;
    Outbound: [K, V] BTreeMap<K, V> => instead::CollectionReturned<(K, V)>;
    Outbound: [T, S] HashSet<T, S> => instead::CollectionReturned<T>;
    Outbound: [T] BTreeSet<T> => instead::CollectionReturned<T>;
    Outbound: [T] VecDeque<T> => instead::CollectionReturned<T>;
    Outbound: [] PathBuf => instead::SystemTextReturned<Self>;
    Outbound: [] OsString => instead::SystemTextReturned<Self>;
    Outbound: [] Duration => instead::TimeReturned<Self>;
    Outbound: [] SystemTime => instead::TimeReturned<Self>;
    Outbound: [] u128 => instead::WideReturned<Self>;
    Outbound: [] i128 => instead::WideReturned<Self>;
}

/// Functions of Rust's, which are not closures of Haskell's. Types such as `for<'a> fn(&'a str)` are types of their own, as
/// they are for [`Signature`].
macro_rules! functions {
    ($([$($generics:tt)*] [$($t:ty),*];)*) => {
        demands! {$(
            Inbound: [$($generics)* R] fn($($t),*) -> R => instead::Function<Self>;
            Outbound: [$($generics)* R] fn($($t),*) -> R => instead::FunctionReturned<Self>;
        )*}
        functions_behind! { Referent Fn Function: $([$($generics)*] [$($t),*];)* }
        functions_behind! { Mutable FnMut Function: $([$($generics)*] [$($t),*];)* }
        functions_behind! { InBox Fn FunctionInBox: $([$($generics)*] [$($t),*];)* }
        functions_behind! { InBox FnMut FunctionInBox: $([$($generics)*] [$($t),*];)* }
        functions_behind! { InBox FnOnce FunctionInBox: $([$($generics)*] [$($t),*];)* }
    };
}

macro_rules! functions_behind {
    ($trait:ident $function:ident $demand:ident: $([$($generics:tt)*] [$($t:ty),*];)*) => {
        demands! {$(
            $trait: [$($generics)* R] dyn $function($($t),*) -> R + '_ => instead::$demand<fn($($t),*) -> R>;
            $trait: [$($generics)* R] dyn $function($($t),*) -> R + Send + '_ => instead::$demand<fn($($t),*) -> R>;
            $trait: [$($generics)* R] dyn $function($($t),*) -> R + Send + Sync + '_ => instead::$demand<fn($($t),*) -> R>;
        )*}
    };
}

functions! {
    [] [];
    [A: ClosureValue,] [A];
    [A: ClosureValue, B: ClosureValue,] [A, B];
    [A: ClosureValue, B: ClosureValue, C: ClosureValue,] [A, B, C];
    [A: ClosureValue, B: ClosureValue, C: ClosureValue, D: ClosureValue,] [A, B, C, D];
    [] [&str];
    [A: Element,] [&[A]];
    [B: ClosureValue,] [&str, B];
    [A: ClosureValue,] [A, &str];
    [A: Element, B: ClosureValue,] [&[A], B];
    [A: ClosureValue, B: Element,] [A, &[B]];
    [] [&str, &str];
    [A: Element, B: Element,] [&[A], &[B]];
}
