//! Objects behind handles: what a type must have to live on Rust's heap and be known to Haskell.

use crate::argument::{Call, FromHaskell, Malformed};
use crate::import::Nothing;
use crate::metadata::Type;
use crate::{Layout, rule};

/// A type whose values Haskell holds by handle.
///
/// `#[derive(hsffi::Opaque)]` implements it and exports a destructor; `#[hsffi::destructor]` implements it with a
/// destructor written by hand. Haskell's threads share the object and any of them may release it, so the type must be
/// `Send` and `Sync`.
pub trait Opaque: OneDestructorHS0002 {}

#[diagnostic::do_not_recommend]
impl<T: OneDestructorHS0002> Opaque for T {}

/// What the derive and the attribute implement. Its name is what rustc prints when both do.
///
/// # Safety
/// The type is `Send` and `Sync`, and the metadata of `ID` names a destructor of it.
#[doc(hidden)]
pub unsafe trait OneDestructorHS0002: 'static {
    const ID: &'static str;
}

/// An [`Opaque`] type where a reference to one is asked for.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0010] `&{Self}` cannot be passed from Haskell: `{Self}` is not opaque",
    label = "a reference to a type that Haskell has no handle for",
    note = "put `#[derive(hsffi::Opaque)]` on the type, or take the value itself if it is a number, `bool` or `char`",
    note = "`cargo hsffi explain HS0010` tells more"
)]
pub trait Referenced: OneDestructorHS0002 {
    const OWNER: &'static str;
}

#[diagnostic::do_not_recommend]
impl<T: OneDestructorHS0002> Referenced for T {
    const OWNER: &'static str = T::ID;
}

// SAFETY: the word is the pointer that `OwnedByRust` gave out, kept alive by Haskell for the call.
unsafe impl<T: Referenced> FromHaskell for &T {
    type Word = *const T;
    type At<'call> = &'call T;
    type Needs = Nothing;
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

macro_rules! refused {
    ([$($generics:tt)*] $t:ty, $rule:ident) => {
        // SAFETY: never: the rule has no implementation.
        unsafe impl<$($generics)*> FromHaskell for $t
        where
            Self: rule::$rule,
        {
            type Word = u8;
            type At<'call> = ();
            type Needs = Nothing;
            const TYPE: Type = Type::Unit;
            const LAYOUT: Layout = Layout::of::<()>();
            const IN_SLOT: bool = false;

            unsafe fn from_word<'call>(_: u8, _: &'call Call) -> Result<(), Malformed> {
                Ok(())
            }

            unsafe fn from_slot<'call>(_: *const u8, _: &'call Call) -> Result<(), Malformed> {
                Ok(())
            }
        }
    };
    ([$($generics:tt)*] $t:ty, $rule:ident, both ways) => {
        refused!([$($generics)*] $t, $rule);

        // SAFETY: never: the rule has no implementation.
        unsafe impl<$($generics)*> crate::IntoHaskell for $t
        where
            Self: rule::$rule,
        {
            const TYPE: Type = Type::Unit;
            const LAYOUT: Layout = Layout::of::<()>();

            unsafe fn write(self, _: *mut u8) {}
        }
    };
}

refused!([T: ?Sized] *const T, RawPointer, both ways);
refused!([T: ?Sized] *mut T, RawPointer, both ways);
refused!([T: ?Sized] Box<T>, BoxedValue, both ways);
refused!([T: ?Sized] &mut T, MutableBorrow);
refused!([T] crate::OwnedByRust<T>, TakenBack);

/// Asks whether `T` may be used by any thread: `Probe::<T>::SEND` and `Probe::<T>::SYNC` are the inherent constants when it
/// may, and those of the traits [`NotSend`] and [`NotSync`] when it may not. Works where `T` is concrete, as in a derive.
///
/// A bound `T: Send` would ask the same, and rustc would answer with its notes on auto traits in place of the rule.
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

/// The answer to a question about a type.
#[doc(hidden)]
#[derive(Debug)]
pub enum Answer<const YES: bool> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0011] `{T}` is not `Send`, and Haskell's garbage collector releases objects on any thread",
    label = "bound to one thread",
    note = "use a type that is `Send`: `Arc` for `Rc`, `Mutex` for what must not be shared",
    note = "`cargo hsffi explain HS0011` tells more"
)]
pub trait AnyThreadReleases<T: ?Sized> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0029] `{T}` is not `Sync`, and Haskell's threads share the objects that they hold",
    label = "not to be used by two threads at once",
    note = "put it behind a `Mutex` or `RwLock`, or use atomics for `Cell`",
    note = "`cargo hsffi explain HS0029` tells more"
)]
pub trait AnyThreadUses<T: ?Sized> {}

impl<T: ?Sized> AnyThreadReleases<T> for Answer<true> {}
impl<T: ?Sized> AnyThreadUses<T> for Answer<true> {}

/// Compiles when the answer to `Send` is yes.
#[doc(hidden)]
pub const fn sent<T: ?Sized, const SEND: bool>()
where
    Answer<SEND>: AnyThreadReleases<T>,
{
}

/// Compiles when the answer to `Sync` is yes.
#[doc(hidden)]
pub const fn shared<T: ?Sized, const SYNC: bool>()
where
    Answer<SYNC>: AnyThreadUses<T>,
{
}
