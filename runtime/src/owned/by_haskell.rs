//! Memory of Haskell's `malloc`.

use std::marker::PhantomData;
use std::str::Utf8Error;

use super::{Haskell, Owned, as_text};
use crate::convert::sequence::Number;

/// Checks that the bytes are UTF-8. If not, they are released.
impl TryFrom<Owned<[u8], Haskell>> for Owned<str, Haskell> {
    type Error = Utf8Error;

    fn try_from(bytes: Owned<[u8], Haskell>) -> Result<Self, Utf8Error> {
        std::str::from_utf8(&bytes)?;
        let with = bytes.with;
        Ok(Owned {
            ptr: as_text(bytes.into_raw()),
            with,
            heap: PhantomData,
        })
    }
}

/// A number, numbers or text in memory of Haskell's `malloc`, which Rust owns.
///
/// As a parameter, `OwnedByHaskell<[T]>` is a `ByteString` or `Vector` in Haskell, `OwnedByHaskell<str>` a `Text` and
/// `OwnedByHaskell<T>` a number, of which Rust gets a copy in memory of Haskell's `malloc`; dropping it calls Haskell's
/// `finalizerFree`, on any thread. It may be returned. Haskell then owns a `ByteString` or `Vector` again, without another copy;
/// text and single numbers are read and released at once.
///
/// `OwnedByHaskell<Fun<'_, F>>` is a Haskell function that Rust owns, an [`OwnedFun<F>`](crate::OwnedFun).
pub type OwnedByHaskell<T> = <T as GivenByHaskell>::Owned;

/// A type that Rust can own in memory of Haskell's `malloc`.
#[diagnostic::on_unimplemented(
    message = "[HS0018] `OwnedByHaskell<{Self}>` cannot be passed from Haskell: Haskell transfers ownership of numbers, text, slices and functions only",
    label = "Haskell cannot transfer ownership of this type",
    note = "take `OwnedByHaskell` of a number, of `[T]` of numbers, of `str` or of `Fun<'_, F>`; take an object as `&T`",
    note = "for details, run `cargo hsffi explain HS0018`"
)]
pub trait GivenByHaskell {
    /// The owned type.
    type Owned;
}

impl<T: Number> GivenByHaskell for T {
    type Owned = Owned<T, Haskell>;
}

impl<T: Number> GivenByHaskell for [T] {
    type Owned = Owned<[T], Haskell>;
}

impl GivenByHaskell for str {
    type Owned = Owned<str, Haskell>;
}
