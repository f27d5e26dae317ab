//! Which types cross, and what each requires of the import.
//!
//! [`FromHaskell`](crate::FromHaskell) and [`IntoHaskell`](crate::IntoHaskell) say how a type crosses. Whether it does is
//! asked here first, apart from them, for the sake of the messages: a type names its requirement by its outermost constructor
//! alone, whatever stands inside, and types that must never cross name one too. What stands inside is for the requirement to
//! look into, so that every fault of a type is found, and each is told of the part that is at fault.
//!
//! Nothing here is relied on for memory safety but the requirements of [`Fun`], [`Hs`] and the arrays of [`mod@array`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CStr, OsStr, OsString};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::{counterparts, rule};
use crate::array::{self, Access};
use crate::closure::{ClosureValue, Signature};
use crate::convert::sequence::Element;
use crate::private::import::Pulled;
use crate::private::import::{NoRequirement, Satisfies};
use crate::{
    Cancel, ErrorIntoHaskell, Fun, Haskell, Heap, Hs, Interrupt, Items, Opaque, Owned, OwnedByRust,
    OwnedFun,
};

/// A type that is known as a parameter.
#[diagnostic::on_unimplemented(
    message = "[HS0018] `{Self}` cannot be passed from Haskell",
    label = "does not cross from Haskell to Rust",
    note = "take a number, `bool`, `char`, `&str`, a slice of numbers, an `Option` of these, `&T` where `T` derives `hsffi::Opaque`, or an enum that derives `hsffi::Enum`",
    note = "`cargo hsffi explain HS0018` tells more"
)]
pub trait Param {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// A type that is known within a result.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be returned to Haskell",
    label = "does not cross from Rust to Haskell",
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or a `Result` of one of these that is not within another type: `Result<Option<T>, E>` for `Option<Result<T, E>>`, by `transpose()`",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub trait Component {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// A type that is known as the result: [`Component`], or a `Result`.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be returned to Haskell",
    label = "does not cross from Rust to Haskell",
    note = "return a number, `bool`, `char`, `String`, a `Vec` of numbers, an `Option` or tuple of these, `OwnedByRust<T>`, an enum that derives `hsffi::Enum`, or a `Result` of one of these that is not within another type: `Result<Option<T>, E>` for `Option<Result<T, E>>`, by `transpose()`",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub trait Return {
    /// What it asks of the import.
    type Requirement: ?Sized;
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
    type Requirement: ?Sized;
}

/// A type that is known behind `&mut`: an object, or memory that Rust changes for Haskell. [`Held`] has its message.
pub trait Mutable {
    /// What it asks of the import.
    type Requirement: ?Sized;
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
    type Requirement: ?Sized;
}

/// What a requirement becomes within an `Option`.
pub trait InOption {
    /// The requirement.
    type Requirement: ?Sized;
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
    type Requirement: ?Sized;
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
    type Requirement: ?Sized;
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
    type Requirement: ?Sized;
}

/// A type that is known as the field of an error: each that is [`Component`], by an implementation of its own. rustc would print the
/// message of `Component` for one that follows from it.
#[diagnostic::on_unimplemented(
    message = "[HS0019] `{Self}` cannot be a field of an error that Haskell catches",
    label = "does not cross from Rust to Haskell",
    note = "keep what Haskell should know of it: `String`, made by `error.to_string()` in place of `#[from]`, as in `.map_err(|error| MyError::Io(error.to_string()))`; or numbers, `bool`, `char`, a `Vec` of numbers, an `Option` or tuple of these, or an enum that derives `hsffi::Enum`",
    note = "`cargo hsffi explain HS0019` tells more"
)]
pub trait ErrorField {}

/// The requirement that `T` be known as the field of an error. What else it requirements is asked of it as a part of a result.
#[derive(Debug)]
pub struct FieldOf<T: ?Sized>(PhantomData<T>);

impl<I, T: ErrorField> Satisfies<FieldOf<T>> for I {
    type Satisfied = ();
}

macro_rules! look_into {
    ($($(#[$doc:meta])* $requirement:ident: $trait:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $requirement<T: ?Sized>(PhantomData<T>);

        impl<I, T: ?Sized + $trait> Satisfies<$requirement<T>> for I
        where
            I: Satisfies<T::Requirement>,
        {
            type Satisfied = ();
        }
    )*};
}

look_into! {
    /// The requirement of `T` as a part of a result.
    Out: Component;
    /// The requirement of `&T`.
    ReferenceTo: Referent;
    /// The requirement of `&mut T`.
    MutableReferenceTo: Mutable;
    /// The requirement of `Option<&mut T>`.
    MutableReferenceOrNone: MutableOrAbsent;
    /// The requirement of `[T]` and `Vec<T>` from Haskell.
    SequenceOf: InSequence;
    /// The requirement of `[T]` and `Vec<T>` to Haskell.
    ReturnedSequenceOf: InReturnedSequence;
    /// The requirement of `Box<T>`.
    BoxOf: InBox;
}

/// The requirement of `Option<T>` as a parameter.
#[derive(Debug)]
pub struct In<T: ?Sized>(PhantomData<T>);

impl<I, T: Param<Requirement: InOption>> Satisfies<In<T>> for I
where
    I: Satisfies<<T::Requirement as InOption>::Requirement>,
{
    type Satisfied = ();
}

/// The requirement of `T` as an item, which is made by another call than the export's.
#[derive(Debug)]
pub struct Item<T>(PhantomData<T>);

impl<I, T: Component> Satisfies<Item<T>> for I
where
    I: Satisfies<T::Requirement>,
    Pulled: Satisfies<T::Requirement>,
{
    type Satisfied = ();
}

macro_rules! within {
    ($([$($generics:tt)*] $requirement:ty => $within:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> InOption for $requirement {
            type Requirement = $within;
        }
    )*};
}

within! {
    [] NoRequirement => Self;
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
    [T: ?Sized] counterparts::Function<T> => Self;
    [T: ?Sized] rule::Object<T> => Self;
    [T: ?Sized] rule::ObjectByValue<T> => Self;
    [T: ?Sized] counterparts::TupleTaken<T> => Self;
    [T: ?Sized] counterparts::ArrayTaken<T> => Self;
    [T: ?Sized] counterparts::SharedTaken<T> => Self;
    [T: ?Sized] counterparts::CollectionTaken<T> => Self;
    [T: ?Sized] counterparts::SystemTextTaken<T> => Self;
    [T: ?Sized] counterparts::CowTaken<T> => Self;
    [T: ?Sized] counterparts::TimeTaken<T> => Self;
    [T: ?Sized] counterparts::WideTaken<T> => Self;
    [T: ?Sized] counterparts::ResultTaken<T> => Self;
}

/// The requirement of each member of a tuple.
#[derive(Debug)]
pub struct Each<T>(PhantomData<T>);

macro_rules! each {
    ($($t:ident)*) => {
        impl<I, $($t: Component),*> Satisfies<Each<($($t,)*)>> for I
        where
            $(I: Satisfies<$t::Requirement>),*
        {
            type Satisfied = ();
        }
    };
}

each!(A B);
each!(A B C);
each!(A B C D);

/// The requirement of both sides of a `Result`.
#[derive(Debug)]
pub struct Either<T, E>(PhantomData<(T, E)>);

impl<I, T: Component, E: ErrorIntoHaskell> Satisfies<Either<T, E>> for I
where
    I: Satisfies<T::Requirement> + Satisfies<E::Requirement>,
{
    type Satisfied = ();
}

/// Two requirements at once: those of an error's fields.
#[derive(Debug)]
pub struct Both<A: ?Sized, B: ?Sized>(PhantomData<A>, PhantomData<B>);

impl<I, A: ?Sized, B: ?Sized> Satisfies<Both<A, B>> for I
where
    I: Satisfies<A> + Satisfies<B>,
{
    type Satisfied = ();
}

macro_rules! requirements {
    ($($trait:ident: [$($generics:tt)*] $t:ty => $requirement:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $trait for $t {
            type Requirement = $requirement;
        }

        error_field!($trait: [$($generics)*] $t);
    )*};
}

/// What is [`Component`] may be a field of an error.
macro_rules! error_field {
    (Component: [$($generics:tt)*] $t:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ErrorField for $t {}
    };
    ($other:ident: [$($generics:tt)*] $t:ty) => {};
}

macro_rules! unconditional {
    ($trait:ident: $($t:ty),*) => {
        requirements! { $($trait: [] $t => NoRequirement;)* }
    };
}

macro_rules! numbers {
    ($($trait:ident)*) => {$(
        unconditional!($trait: u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64);
    )*};
}

numbers!(Param Component InSequence InReturnedSequence Mutable);
unconditional!(Mutable: bool, char);
unconditional!(Param: bool, char, (), String);
unconditional!(Component: bool, char, (), String);

requirements! {
    Param: [T] Option<T> => In<T>;
    Param: [T] Vec<T> => SequenceOf<T>;
    Param: [T: ?Sized] &T => ReferenceTo<T>;
    Param: [F] Fun<'_, F> => rule::Closure<F>;
    Param: [F: Signature] OwnedFun<F> => NoRequirement;
    Param: [] Hs<'_> => rule::Token<Self>;
    Param: [] Interrupt<'_> => rule::Interrupting<Self>;
    Param: [] Cancel<'_> => rule::Cancelling<Self>;

    Param: [T: ?Sized] *const T => rule::Pointer<Self>;
    Param: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Param: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Param: [T: ?Sized] Box<T> => BoxOf<T>;
    Param: [T: ?Sized] &mut T => MutableReferenceTo<T>;
    Param: [T: ?Sized] OwnedByRust<T> => rule::Object<T>;
    Param: [T: Element] Owned<[T], Haskell> => NoRequirement;
    Param: [T: Element] Owned<T, Haskell> => NoRequirement;
    Param: [] Owned<str, Haskell> => NoRequirement;

    Param: [A: Access] array::ByteArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::ShortByteString<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::MutableByteArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::PinnedByteArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::PinnedMutableByteArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::Array<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::MutableArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::SmallArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::SmallMutableArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::ArrayArray<'_, A> => rule::LentArray<Self>;
    Param: [A: Access] array::MutableArrayArray<'_, A> => rule::LentArray<Self>;

    Referent: [] str => NoRequirement;
    Referent: [T] [T] => SequenceOf<T>;
    Referent: [T: ?Sized + Opaque] T => rule::Used<T>;

    Mutable: [T] [T] => SequenceOf<T>;
    Mutable: [T: ?Sized + Held] T => rule::MutableReference<T>;
    MutableOrAbsent: [T: ?Sized + Held] T => rule::MutableReference<T>;

    Component: [T] Option<T> => Out<T>;
    Component: [T] Vec<T> => ReturnedSequenceOf<T>;
    Component: [T] Items<'_, T> => Item<T>;
    Component: [A, B] (A, B) => Each<Self>;
    Component: [A, B, C] (A, B, C) => Each<Self>;
    Component: [A, B, C, D] (A, B, C, D) => Each<Self>;
    Component: [T, H: Heap<T>] Owned<T, H> => rule::OwnedObject<T, H>;
    Component: [T, H: Heap<[T]>] Owned<[T], H> => ReturnedSequenceOf<T>;
    Component: [H: Heap<str>] Owned<str, H> => NoRequirement;
    Component: [H: Heap<CStr>] Owned<CStr, H> => NoRequirement;

    Component: [T: ?Sized] *const T => rule::Pointer<Self>;
    Component: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Component: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Component: [T: ?Sized] Box<T> => BoxOf<T>;
    Component: [T: ?Sized] &T => rule::Borrowed<Self>;
    Component: [T: ?Sized] &mut T => rule::Borrowed<Self>;
    Component: [T: ?Sized + ToOwned] Cow<'_, T> => rule::Borrowed<Self>;
    Component: [F] Fun<'_, F> => rule::Borrowed<Self>;
    Component: [] Hs<'_> => rule::Borrowed<Self>;
    Component: [A: Access] array::ByteArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::ShortByteString<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::MutableByteArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::PinnedByteArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::PinnedMutableByteArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::Array<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::MutableArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::SmallArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::SmallMutableArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::ArrayArray<'_, A> => rule::Borrowed<Self>;
    Component: [A: Access] array::MutableArrayArray<'_, A> => rule::Borrowed<Self>;
    Component: [] Interrupt<'_> => rule::Borrowed<Self>;
    Component: [] Cancel<'_> => rule::Borrowed<Self>;

    InSequence: [T: ?Sized] *const T => rule::Pointer<Self>;
    InSequence: [T: ?Sized] *mut T => rule::Pointer<Self>;
    InSequence: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    InSequence: [T: ?Sized] Box<T> => BoxOf<T>;
    InReturnedSequence: [T: ?Sized] *const T => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] *mut T => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] Box<T> => BoxOf<T>;

    Return: [T: Component] T => T::Requirement;
    Return: [T, E] Result<T, E> => Either<T, E>;
}

macro_rules! values_by_themselves {
    ($($t:ty),*) => {
        requirements! {
            $(
                Referent: [] $t => counterparts::ValueBehind<Self>;
                InBox: [] $t => counterparts::ValueInBox<Self>;
            )*
        }
    };
}

values_by_themselves!(
    u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64, bool, char
);

// Types with a counterpart that crosses.
requirements! {
    InReturnedSequence: [] bool => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [] char => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [] String => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [T] Option<T> => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [T] Vec<T> => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [A, B] (A, B) => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [A, B, C] (A, B, C) => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [A, B, C, D] (A, B, C, D) => counterparts::ReturnedAsItems<Self>;
    InReturnedSequence: [] &str => counterparts::TextsReturned<Self>;
    InReturnedSequence: [T] &[T] => counterparts::BorrowedReturned<Self>;
    InReturnedSequence: [T] &T => counterparts::BorrowedReturned<Self>;
    InReturnedSequence: [T] OwnedByRust<T> => counterparts::HandlesReturned<T>;

    InSequence: [] bool => counterparts::TakenOneByOne<Self>;
    InSequence: [] char => counterparts::TakenOneByOne<Self>;
    InSequence: [] String => counterparts::TakenOneByOne<Self>;
    InSequence: [T] Option<T> => counterparts::TakenOneByOne<Self>;
    InSequence: [T] Vec<T> => counterparts::TakenOneByOne<Self>;
    InSequence: [] &str => counterparts::TextsTaken<Self>;
    InSequence: [T] &T => counterparts::ObjectsTaken<T>;
    InSequence: [T] OwnedByRust<T> => counterparts::ObjectsTaken<T>;

    InBox: [] str => counterparts::TextInBox<Self>;
    InBox: [T] [T] => counterparts::SliceInBox<T>;
    InBox: [] String => counterparts::ValueInBox<Self>;
    InBox: [T] Vec<T> => counterparts::ValueInBox<Self>;
    InBox: [T] Option<T> => counterparts::ValueInBox<Self>;
    InBox: [T] dyn Iterator<Item = T> + '_ => counterparts::IteratorInBox<T>;
    InBox: [T] dyn Iterator<Item = T> + Send + '_ => counterparts::IteratorInBox<T>;

    Referent: [] String => counterparts::StringBehind<Self>;
    Referent: [T] Vec<T> => counterparts::VecBehind<T>;
    Referent: [T, const N: usize] [T; N] => counterparts::ArrayBehind<T>;
    Referent: [T: ?Sized] Arc<T> => counterparts::SharedBehind<T>;
    Referent: [T: ?Sized] Rc<T> => counterparts::SharedBehind<T>;
    Referent: [] Path => counterparts::PathBehind<Self>;
    Referent: [] PathBuf => counterparts::PathBehind<Self>;
    Referent: [] OsStr => counterparts::PathBehind<Self>;
    Referent: [] OsString => counterparts::PathBehind<Self>;

    Param: [A, B] (A, B) => counterparts::TupleTaken<Self>;
    Param: [A, B, C] (A, B, C) => counterparts::TupleTaken<Self>;
    Param: [A, B, C, D] (A, B, C, D) => counterparts::TupleTaken<Self>;
    Param: [T, const N: usize] [T; N] => counterparts::ArrayTaken<T>;
    Param: [T: ?Sized] Arc<T> => counterparts::SharedTaken<T>;
    Param: [T: ?Sized] Rc<T> => counterparts::SharedTaken<T>;
    Param: [K, V, S] HashMap<K, V, S> => counterparts::CollectionTaken<(K, V)>;
    Param: [K, V] BTreeMap<K, V> => counterparts::CollectionTaken<(K, V)>;
    Param: [T, S] HashSet<T, S> => counterparts::CollectionTaken<T>;
    Param: [T] BTreeSet<T> => counterparts::CollectionTaken<T>;
    Param: [T] VecDeque<T> => counterparts::CollectionTaken<T>;
    Param: [] PathBuf => counterparts::SystemTextTaken<Self>;
    Param: [] OsString => counterparts::SystemTextTaken<Self>;
    Param: [T: ?Sized + ToOwned] Cow<'_, T> => counterparts::CowTaken<Self>;
    Param: [] Duration => counterparts::TimeTaken<Self>;
    Param: [] SystemTime => counterparts::TimeTaken<Self>;
    Param: [] u128 => counterparts::WideTaken<Self>;
    Param: [] i128 => counterparts::WideTaken<Self>;
    Param: [T, E] Result<T, E> => counterparts::ResultTaken<Self>;

    Component: [T, const N: usize] [T; N] => counterparts::ArrayReturned<T>;
    Component: [T: ?Sized] Arc<T> => counterparts::SharedReturned<T>;
    Component: [T: ?Sized] Rc<T> => counterparts::SharedReturned<T>;
    Component: [K, V, S] HashMap<K, V, S> => counterparts::CollectionReturned<(K, V)>;
    Component: [K, V] BTreeMap<K, V> => counterparts::CollectionReturned<(K, V)>;
    Component: [T, S] HashSet<T, S> => counterparts::CollectionReturned<T>;
    Component: [T] BTreeSet<T> => counterparts::CollectionReturned<T>;
    Component: [T] VecDeque<T> => counterparts::CollectionReturned<T>;
    Component: [] PathBuf => counterparts::SystemTextReturned<Self>;
    Component: [] OsString => counterparts::SystemTextReturned<Self>;
    Component: [] Duration => counterparts::TimeReturned<Self>;
    Component: [] SystemTime => counterparts::TimeReturned<Self>;
    Component: [] u128 => counterparts::WideReturned<Self>;
    Component: [] i128 => counterparts::WideReturned<Self>;
}

/// Functions of Rust's, which are not closures of Haskell's. Types such as `for<'a> fn(&'a str)` are types of their own, as
/// they are for [`Signature`].
macro_rules! functions {
    ($([$($generics:tt)*] [$($t:ty),*];)*) => {
        requirements! {$(
            Param: [$($generics)* R] fn($($t),*) -> R => counterparts::Function<Self>;
            Component: [$($generics)* R] fn($($t),*) -> R => counterparts::FunctionReturned<Self>;
        )*}
        functions_behind! { Referent Fn Function: $([$($generics)*] [$($t),*];)* }
        functions_behind! { Mutable FnMut Function: $([$($generics)*] [$($t),*];)* }
        functions_behind! { InBox Fn FunctionInBox: $([$($generics)*] [$($t),*];)* }
        functions_behind! { InBox FnMut FunctionInBox: $([$($generics)*] [$($t),*];)* }
        functions_behind! { InBox FnOnce FunctionInBox: $([$($generics)*] [$($t),*];)* }
    };
}

macro_rules! functions_behind {
    ($trait:ident $function:ident $requirement:ident: $([$($generics:tt)*] [$($t:ty),*];)*) => {
        requirements! {$(
            $trait: [$($generics)* R] dyn $function($($t),*) -> R + '_ => counterparts::$requirement<fn($($t),*) -> R>;
            $trait: [$($generics)* R] dyn $function($($t),*) -> R + Send + '_ => counterparts::$requirement<fn($($t),*) -> R>;
            $trait: [$($generics)* R] dyn $function($($t),*) -> R + Send + Sync + '_ => counterparts::$requirement<fn($($t),*) -> R>;
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
