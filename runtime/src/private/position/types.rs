//! The types that are known, each with its requirement: a flat list.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CStr, OsStr};
use std::num::NonZero;
use std::path::Path;
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;

use super::{
    BoxOf, Component, Copied, CopyOf, DataField, Each, Either, ErrorField, FutureOf, Held, In,
    InBox, InOwned, InReturnedSequence, InSequence, Inner, Item, ItemError, Mutable,
    MutableOrAbsent, MutableReferenceTo, Out, Param, Part, PartOf, Parts, PassedBoxOf, ReferenceTo,
    Referent, Return, ReturnedSequenceOf, SequenceOf, Side, Sides,
};
use crate::array::{self, Access};
use crate::closure::{ClosureValue, Signature};
use crate::convert::sequence::{Element, Number};
use crate::private::data::Itself;
use crate::private::import::NoRequirement;
use crate::private::{counterparts, rule};
use crate::{
    Async, BoxedVector, Cancel, Events, Fun, Haskell, Heap, Hs, HsException, Interrupt, Items,
    MVarWaker, Opaque, Owned, OwnedByRust, OwnedFun,
};

macro_rules! requirements {
    ($($trait:ident: [$($generics:tt)*] $t:ty => $requirement:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $trait for $t {
            type Requirement = $requirement;
        }

        field!($trait: [$($generics)*] $t);
    )*};
}

/// What is [`Component`] may be a field of an error and of a data type, and a value in the place of an item's error.
macro_rules! field {
    (Component: [$($generics:tt)*] $t:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ErrorField for $t {}

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ItemError for $t {
            type Requirement = <Self as Component>::Requirement;
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> DataField for $t {}
    };
    ($other:ident: [$($generics:tt)*] $t:ty) => {};
}

macro_rules! unconditional {
    ($trait:ident: $($t:ty),*) => {
        requirements! { $($trait: [] $t => NoRequirement;)* }
    };
}

/// Values, which cross both ways in every position: their requirement as a part of a parameter, and of a result.
macro_rules! values {
    ($([$($generics:tt)*] $t:ty => $in:ty, $out:ty;)*) => {$(
        requirements! {
            Param: [$($generics)*] $t => $in;
            Part: [$($generics)*] $t => $in;
            Component: [$($generics)*] $t => $out;
        }
    )*};
}

macro_rules! scalars {
    ($($t:ty),* $(,)?) => {
        values! { $([] $t => NoRequirement, NoRequirement;)* }
        requirements! { $(InBox: [] $t => NoRequirement;)* }
    };
}

macro_rules! numbers {
    ($($trait:ident)*) => {$(
        unconditional!($trait: u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64);
    )*};
}

scalars! {
    u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64, u128, i128, bool, char, (), String, Ordering,
    NonZero<u8>, NonZero<u16>, NonZero<u32>, NonZero<u64>, NonZero<usize>, NonZero<u128>,
    NonZero<i8>, NonZero<i16>, NonZero<i32>, NonZero<i64>, NonZero<isize>, NonZero<i128>,
}

numbers!(InSequence InReturnedSequence Mutable);
unconditional!(Mutable: bool, char);

values! {
    [T] Vec<T> => PartOf<T>, Out<T>;
    [T, const N: usize] [T; N] => PartOf<T>, Out<T>;
    [T] VecDeque<T> => PartOf<T>, Out<T>;
    [T] BoxedVector<T> => PartOf<T>, Out<T>;
    [T: ?Sized] Box<T> => PassedBoxOf<T>, BoxOf<T>;
    [T] Arc<T> => PartOf<T>, Out<T>;
    [K, V, S] HashMap<K, V, S> => Parts<(K, V)>, Each<(K, V)>;
    [K, V] BTreeMap<K, V> => Parts<(K, V)>, Each<(K, V)>;
    [T, S] HashSet<T, S> => PartOf<T>, Out<T>;
    [T] BTreeSet<T> => PartOf<T>, Out<T>;
    [A, B] (A, B) => Parts<Self>, Each<Self>;
    [A, B, C] (A, B, C) => Parts<Self>, Each<Self>;
    [A, B, C, D] (A, B, C, D) => Parts<Self>, Each<Self>;
    [A, B, C, D, E] (A, B, C, D, E) => Parts<Self>, Each<Self>;
    [A, B, C, D, E, F] (A, B, C, D, E, F) => Parts<Self>, Each<Self>;
    [A, B, C, D, E, F, G] (A, B, C, D, E, F, G) => Parts<Self>, Each<Self>;
    [A, B, C, D, E, F, G, H] (A, B, C, D, E, F, G, H) => Parts<Self>, Each<Self>;
}

// Types with a way of their own where they are the whole parameter or result.
requirements! {
    Param: [T] Option<T> => In<T>;
    Part: [T] Option<T> => PartOf<T>;
    Component: [T] Option<T> => Out<T>;
    Param: [T, E] Result<T, E> => Sides<T, E>;
    Part: [T, E] Result<T, E> => Parts<(T, E)>;
}

#[diagnostic::do_not_recommend]
impl<T, E> DataField for Result<T, E> {}
#[diagnostic::do_not_recommend]
impl<T, E> ErrorField for Result<T, E> {}
#[diagnostic::do_not_recommend]
impl<T, E> ItemError for Result<T, E> {
    type Requirement = <Self as Inner>::Requirement;
}

requirements! {
    InBox: [] str => NoRequirement;
    InBox: [T] [T] => Parts<(T, ())>;
    InBox: [T] Vec<T> => PartOf<T>;
    InBox: [T] Option<T> => PartOf<T>;
    InBox: [T: ?Sized] Box<T> => BoxOf<T>;
}

requirements! {
    Param: [T: ?Sized] &T => ReferenceTo<T>;
    Param: [F] Fun<'_, F> => rule::Closure<F>;
    Param: [F: Signature] OwnedFun<F> => NoRequirement;
    Side: [F: Signature] OwnedFun<F> => NoRequirement;
    Side: [] HsException => rule::NamedException<Self>;
    Param: [] MVarWaker => NoRequirement;
    Part: [] MVarWaker => rule::PartOfParameter<Self>;
    Component: [] MVarWaker => rule::GivenBack<Self>;
    Param: [] Hs<'_> => rule::Token<Self>;
    Param: [] Interrupt<'_> => rule::Interrupting<Self>;
    Param: [] Cancel<'_> => rule::Cancelling<Self>;

    Param: [T: ?Sized] *const T => rule::Pointer<Self>;
    Param: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Param: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Part: [T: ?Sized] *const T => rule::Pointer<Self>;
    Part: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Part: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Part: [T: ?Sized] &T => ReferenceTo<T>;
    Part: [T: ?Sized] OwnedByRust<T> => rule::Object<T>;
    Param: [T: ?Sized] &mut T => MutableReferenceTo<T>;
    Param: [T: ?Sized] OwnedByRust<T> => rule::Object<T>;
    Param: [T: Number] Owned<[T], Haskell> => NoRequirement;
    Param: [T: Number] Owned<T, Haskell> => NoRequirement;
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
    Referent: [] Path => NoRequirement;
    Referent: [] OsStr => NoRequirement;
    Referent: [T] [T] => PartOf<T>;
    Referent: [T: ?Sized + Opaque] T => rule::Used<T>;

    Mutable: [T] [T] => SequenceOf<T>;
    Mutable: [T: ?Sized + Held] T => rule::MutableReference<T>;
    MutableOrAbsent: [T: ?Sized + Held] T => rule::MutableReference<T>;

    Component: [T] Events<T> => Item<T>;
    Component: [T] Items<'_, T> => Item<T>;
    Component: [T: ?Sized + InOwned<H>, H: Heap<T>] Owned<T, H> => T::Requirement;

    Component: [T: ?Sized] *const T => rule::Pointer<Self>;
    Component: [T: ?Sized] *mut T => rule::Pointer<Self>;
    Component: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;
    Component: [T: ?Sized] &T => CopyOf<T>;
    Component: [T: ?Sized] &mut T => rule::Borrowed<Self>;
    Component: [T: ?Sized + ToOwned] Cow<'_, T> => CopyOf<T>;
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
    InReturnedSequence: [T: ?Sized] *const T => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] *mut T => rule::Pointer<Self>;
    InReturnedSequence: [T: ?Sized] NonNull<T> => rule::Pointer<Self>;

    Return: [T: Component] T => T::Requirement;
    Return: [T, E] Result<T, E> => Either<T, E>;
    Return: [T] Async<T> => FutureOf<T>;
}

macro_rules! in_owned {
    ($([$($generics:tt)*] $t:ty => $requirement:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* H> InOwned<H> for $t {
            type Requirement = $requirement;
        }
    )*};
}

in_owned! {
    [T,] T => rule::OwnedObject<T, H>;
    [T,] [T] => ReturnedSequenceOf<T>;
    [] str => NoRequirement;
    [] CStr => NoRequirement;
}

requirements! {
    Copied: [] str => NoRequirement;
    Copied: [] Path => NoRequirement;
    Copied: [] OsStr => NoRequirement;
    Copied: [T] [T] => Out<T>;
}

macro_rules! values_by_themselves {
    ($($t:ty),*) => {
        requirements! { $(Referent: [] $t => counterparts::ValueBehind<Self>;)* }
    };
}

values_by_themselves!(
    u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64, bool, char
);

requirements! {
    Component: [] Itself => NoRequirement;
    InBox: [] Itself => NoRequirement;
}

// Types with a counterpart that crosses.
requirements! {
    InBox: [T] dyn Iterator<Item = T> + '_ => counterparts::IteratorInBox<T>;
    InBox: [T] dyn Iterator<Item = T> + Send + '_ => counterparts::IteratorInBox<T>;

    Referent: [] String => counterparts::StringBehind<Self>;
    Referent: [T] Vec<T> => counterparts::VecBehind<T>;
    Referent: [T, const N: usize] [T; N] => counterparts::ArrayBehind<T>;
    Referent: [T: ?Sized] Arc<T> => counterparts::SharedBehind<T>;
    Referent: [T: ?Sized] Rc<T> => counterparts::SharedBehind<T>;

    Param: [T: ?Sized] Rc<T> => counterparts::SharedTaken<T>;
    Part: [T: ?Sized] Rc<T> => counterparts::SharedTaken<T>;
    Component: [T: ?Sized] Rc<T> => counterparts::SharedReturned<T>;
    Param: [T: ?Sized + ToOwned] Cow<'_, T> => CopyOf<T>;
    Part: [T: ?Sized + ToOwned] Cow<'_, T> => CopyOf<T>;
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
