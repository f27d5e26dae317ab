//! The types that are known, each with its requirement: a flat list.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CStr, OsStr, OsString};
use std::path::{Path, PathBuf};
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::{
    BoxOf, Component, Each, Either, ErrorField, Held, In, InBox, InReturnedSequence, InSequence,
    Item, Mutable, MutableOrAbsent, MutableReferenceTo, Out, Param, ReferenceTo, Referent, Return,
    ReturnedSequenceOf, SequenceOf,
};
use crate::array::{self, Access};
use crate::closure::{ClosureValue, Signature};
use crate::convert::sequence::Element;
use crate::private::import::NoRequirement;
use crate::private::{counterparts, rule};
use crate::{
    Cancel, Fun, Haskell, Heap, Hs, Interrupt, Items, Opaque, Owned, OwnedByRust, OwnedFun,
};

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
