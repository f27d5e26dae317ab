//! Which types are values, and may stand in a pure function's signature.
//!
//! Types that are not named here may not, whatever else they can do. Enums and errors are named by their derives.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::num::NonZero;
use std::sync::Arc;

use crate::convert::sequence::Element;
use crate::private::data::Itself;
use crate::private::rule::{Immutable, PureArgument, PureResult};
use crate::{BoxedVector, Heap, Message, Opaque, Owned, OwnedByRust};

macro_rules! values {
    ($($trait:ident: $([$($generics:tt)*] $t:ty),* $(,)?;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl<I, $($generics)*> $trait<I> for $t {}
    )*)*};
}

macro_rules! scalars {
    ($($t:ty),*) => {
        values! {
            PureArgument: $([] $t),*;
            PureResult: $([] $t),*;
        }
    };
}

scalars!(
    u8,
    u16,
    u32,
    u64,
    usize,
    i8,
    i16,
    i32,
    i64,
    isize,
    f32,
    f64,
    bool,
    char,
    (),
    String,
    u128,
    i128,
    Ordering,
    NonZero<u8>,
    NonZero<u16>,
    NonZero<u32>,
    NonZero<u64>,
    NonZero<usize>,
    NonZero<u128>,
    NonZero<i8>,
    NonZero<i16>,
    NonZero<i32>,
    NonZero<i64>,
    NonZero<isize>,
    NonZero<i128>
);

/// What is made of one or several types: a value if they are.
macro_rules! containers {
    ($([$($t:ident),*] [$($others:tt)*] $container:ty;)*) => {
        values! {
            PureArgument: $([$($t: PureArgument<I>,)* $($others)*] $container),*;
            PureResult: $([$($t: PureResult<I>,)* $($others)*] $container),*;
        }
    };
}

containers! {
    [T] [] Option<T>;
    [T] [] Vec<T>;
    [T] [const N: usize] [T; N];
    [T] [] VecDeque<T>;
    [T] [] BoxedVector<T>;
    [T] [] Box<T>;
    [T] [] Box<[T]>;
    [] [] Box<str>;
    [] [] Cow<'_, str>;
    [T] [] Arc<T>;
    [K, V] [S] HashMap<K, V, S>;
    [K, V] [] BTreeMap<K, V>;
    [T] [S] HashSet<T, S>;
    [T] [] BTreeSet<T>;
    [T, E] [] Result<T, E>;
    [A, B] [] (A, B);
    [A, B, C] [] (A, B, C);
    [A, B, C, D] [] (A, B, C, D);
    [A, B, C, D, E] [] (A, B, C, D, E);
    [A, B, C, D, E, F] [] (A, B, C, D, E, F);
    [A, B, C, D, E, F, G] [] (A, B, C, D, E, F, G);
    [A, B, C, D, E, F, G, H] [] (A, B, C, D, E, F, G, H);
}

values! {
    PureArgument:
        [] &str,
        [T: PureArgument<I>] &[T],
        [T: PureArgument<I> + Clone] Cow<'_, [T]>,
        [T: ?Sized + Opaque + Immutable] &T;
    PureResult:
        [T: ?Sized + Opaque + Immutable, H: Heap<T>] Owned<T, H>,
        [T: Element, H: Heap<[T]>] Owned<[T], H>,
        [] OwnedByRust<str>,
        [] Message,
        [] Itself,
        [] &str,
        [T: PureResult<I>] &[T],
        [T: PureResult<I> + Clone] Cow<'_, [T]>;
}
