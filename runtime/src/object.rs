//! Objects behind handles: what a type must have to live on Rust's heap and be known to Haskell.

use crate::Layout;
use crate::argument::{Call, FromHaskell, Malformed};
use crate::metadata::Type;

/// A type whose values Haskell holds by handle.
///
/// `#[derive(hsffi::Opaque)]` implements it and exports a destructor; `#[hsffi::destructor]` implements it with a
/// destructor written by hand. Haskell's threads share the object and any of them may release it, so the type must be
/// `Send` and `Sync`.
#[diagnostic::on_unimplemented(
    message = "[HS0010] `&{Self}` cannot be passed from Haskell: there is no handle for `{Self}`",
    label = "a reference to what Haskell cannot hold",
    note = "put `#[derive(hsffi::Opaque)]` on a type of yours; take a number by value, `&str` for `&String`, `&[T]` for `&Vec<T>`",
    note = "`cargo hsffi explain HS0010` tells more"
)]
pub trait Opaque: OneDestructorHS0002 {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + OneDestructorHS0002> Opaque for T {}

/// What the derive and the attribute implement. Its name is what rustc prints when both do.
///
/// # Safety
/// The type is `Send` and `Sync`, and the metadata of `ID` names a destructor of it.
#[doc(hidden)]
pub unsafe trait OneDestructorHS0002: 'static {
    const ID: &'static str;
}

// SAFETY: the word is the pointer that `OwnedByRust` gave out, kept alive by Haskell for the call.
#[diagnostic::do_not_recommend]
unsafe impl<T: Opaque> FromHaskell for &T {
    type Word = *const T;
    type At<'call> = &'call T;
    const TYPE: Type = Type::Object(T::ID);
    const LAYOUT: Layout = Layout::of::<*const T>();
    const IN_SLOT: bool = false;

    #[inline]
    unsafe fn from_word<'call>(word: *const T, _: &'call Call) -> Result<&'call T, Malformed> {
        // SAFETY: the caller's: null or an object that lives for the call.
        unsafe { word.as_ref() }.ok_or(Malformed::Null)
    }

    #[inline]
    unsafe fn from_slot<'call>(slot: *const u8, call: &'call Call) -> Result<&'call T, Malformed> {
        // SAFETY: the caller's, for this layout.
        unsafe { Self::from_word(slot.cast::<*const T>().read(), call) }
    }
}

/// Tells whether any thread may use `T`: `Probe::<T>::SEND` and `Probe::<T>::SYNC` are the inherent constants when it may,
/// and those of the traits [`NotSend`] and [`NotSync`] when it may not. Works where `T` is concrete, as in a derive.
///
/// The derive learns from it which fields are at fault. That the type as a whole is not, is a demand.
#[doc(hidden)]
#[derive(Debug)]
pub struct Probe<T: ?Sized>(std::marker::PhantomData<T>);

#[doc(hidden)]
pub trait NotSend {
    const SEND: bool = false;
}

#[doc(hidden)]
pub trait NotSync {
    const SYNC: bool = false;
}

impl<T: ?Sized> NotSend for Probe<T> {}
impl<T: ?Sized> NotSync for Probe<T> {}

impl<T: ?Sized + Send> Probe<T> {
    pub const SEND: bool = true;
}

impl<T: ?Sized + Sync> Probe<T> {
    pub const SYNC: bool = true;
}
