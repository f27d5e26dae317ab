//! Which types are values, and may stand in a pure function's signature.
//!
//! Types that are not named here may not, whatever else they can do. Enums and errors are named by their derives.

use crate::convert::sequence::Element;
use crate::private::rule::{Immutable, PureArgument, PureResult};
use crate::{Heap, Opaque, Owned, OwnedByRust};

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
    String
);

values! {
    PureArgument:
        [] &str,
        [T: Element] &[T],
        [T: Element] Vec<T>,
        [T: PureArgument<I>] Option<T>,
        [T: Opaque + Immutable] &T;
    PureResult:
        [T: Element] Vec<T>,
        [T: PureResult<I>] Option<T>,
        [A: PureResult<I>, B: PureResult<I>] (A, B),
        [A: PureResult<I>, B: PureResult<I>, C: PureResult<I>] (A, B, C),
        [A: PureResult<I>, B: PureResult<I>, C: PureResult<I>, D: PureResult<I>] (A, B, C, D),
        [T: Opaque + Immutable, H: Heap<T>] Owned<T, H>,
        [T: Element, H: Heap<[T]>] Owned<[T], H>,
        [] OwnedByRust<str>,
        [T: PureResult<I>, E: PureResult<I>] Result<T, E>;
}
