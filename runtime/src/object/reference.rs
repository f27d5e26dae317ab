//! References to objects, as arguments.

use std::ptr::NonNull;

use super::lasting;
use super::storage::{ExclusiveAccess, ExclusiveLender, Lender, Storage};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::lock::AccessError;
use crate::private::metadata::{Access, ArgAbi, Type};
use crate::{Layout, Opaque};

/// What `access` makes of the handle in a word.
///
/// # Errors
/// As [`FromHaskell::from_word`].
#[inline]
pub(super) fn with_handle<T: ?Sized + Opaque, R>(
    word: *const u8,
    access: impl FnOnce(NonNull<u8>) -> Result<R, AccessError>,
) -> Result<R, DecodeError> {
    let handle = NonNull::new(word.cast_mut()).ok_or(DecodeError::Null)?;
    access(handle).map_err(|barred| DecodeError::Access(T::DEFINITION.id, barred))
}

macro_rules! reference {
    ([$($mutability:tt)?] as $convert:ident by $storage:ident::$lend:ident) => {
        // SAFETY: the word is the handle that `OwnedByRust` gave out, kept alive by Haskell for the call.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: ?Sized + Opaque> FromHaskell for &$($mutability)? T
        where
            T::Storage: $storage<T>,
        {
            type Word = *const u8;
            type At<'call, 'kept>
                = &'call $($mutability)? T::Of<'kept>
            where
                'kept: 'call;
            const TYPE: Type = Type::Object(T::DEFINITION);
            const LAYOUT: Layout = Layout::of::<*const u8>();
            const ABI: ArgAbi = ArgAbi::Word;
            const LENT: bool = true;
            const FREE: bool =
                matches!(<T::Storage as Storage<T>>::ACCESS, Access::Free | Access::Bound);

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<Self::At<'call, 'kept>, DecodeError> {
                // SAFETY: the caller's. The types differ in their lifetimes alone, and `'kept` is no longer than what is
                // in there, since the caller knows nothing of it.
                unsafe {
                    with_handle::<T, _>(word, |handle| T::Storage::$lend(handle, call))
                        .map(|value| lasting::<T>(value).$convert())
                }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call Call,
            ) -> Result<Self::At<'call, 'kept>, DecodeError> {
                // SAFETY: the caller's, for this layout.
                unsafe { Self::from_word(slot.cast::<*const u8>().read(), call) }
            }
        }
    };
}

reference!([] as as_ref by Storage::lend);
reference!([mut] as as_mut by ExclusiveAccess::lend_mut);

/// A parameter that a result may borrow from.
///
/// # Safety
/// What `lend_on` answers is good for as long as anything that was kept under `lending` with the same word.
pub unsafe trait Parent: FromHaskell {
    /// Reads the argument.
    ///
    /// # Errors
    /// As [`FromHaskell::from_word`].
    ///
    /// # Safety
    /// As [`FromHaskell::from_word`]; what borrows from it leaves the call through [`lending`](Self::lending) alone.
    unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
        word: Self::Word,
        call: &'call Call,
    ) -> Result<Self::At<'child, 'kept>, DecodeError>;

    /// Runs `write`, which hands to Haskell what borrows from the argument.
    ///
    /// # Safety
    /// [`lend_on`](Self::lend_on) has read this word in the same call.
    unsafe fn lending<R>(word: Self::Word, write: impl FnOnce() -> R) -> R;
}

macro_rules! parent {
    ([$($mutability:tt)?] as $convert:ident by $lend:ident of $lender:ident::$lending:ident) => {
        // SAFETY: as the trait of its storage has it.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: ?Sized + Opaque + 'static> Parent for &$($mutability)? T
        where
            T::Storage: $lender<T>,
        {
            unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<&'child $($mutability)? T::Of<'kept>, DecodeError> {
                // SAFETY: the caller's.
                unsafe {
                    with_handle::<T, _>(word, |handle| T::Storage::$lend(handle, call))
                        .map(|value| lasting::<T>(value).$convert())
                }
            }

            unsafe fn lending<R>(word: *const u8, write: impl FnOnce() -> R) -> R {
                // SAFETY: the caller's; `lend_on` has seen that it is not null.
                unsafe {
                    let handle = NonNull::new_unchecked(word.cast_mut());
                    T::Storage::$lending(handle, write)
                }
            }
        }
    };
}

parent!([] as as_ref by lend of Lender::lending);
parent!([mut] as as_mut by lend_mut of ExclusiveLender::lending_mutably);

/// A parameter that a result borrows from, which is copied before the call returns or not.
///
/// # Safety
/// As [`Parent`], unless the result is copied.
#[doc(hidden)]
pub unsafe trait LendTo<const COPIED: bool>: FromHaskell {
    /// Reads the argument.
    ///
    /// # Errors
    /// As [`FromHaskell::from_word`].
    ///
    /// # Safety
    /// As [`Parent::lend_on`]. What borrows from it is copied before the call returns, if `COPIED`.
    unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
        word: Self::Word,
        call: &'call Call,
    ) -> Result<Self::At<'child, 'kept>, DecodeError>;

    /// Runs `write`, which hands to Haskell what borrows from the argument, or copies it.
    ///
    /// # Safety
    /// As [`Parent::lending`].
    unsafe fn lending<R>(word: Self::Word, write: impl FnOnce() -> R) -> R;
}

// SAFETY: forwards.
unsafe impl<P: Parent> LendTo<false> for P {
    #[inline]
    unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
        word: P::Word,
        call: &'call Call,
    ) -> Result<P::At<'child, 'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { <P as Parent>::lend_on(word, call) }
    }

    #[inline]
    unsafe fn lending<R>(word: P::Word, write: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's.
        unsafe { <P as Parent>::lending(word, write) }
    }
}

// SAFETY: nothing borrows from the argument after the call.
unsafe impl<P: FromHaskell> LendTo<true> for P {
    #[inline]
    unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
        word: P::Word,
        call: &'call Call,
    ) -> Result<P::At<'child, 'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { P::from_word(word, extend_call(call)) }
    }

    #[inline]
    unsafe fn lending<R>(_: P::Word, write: impl FnOnce() -> R) -> R {
        write()
    }
}

/// The call, for as long as what is copied before it returns.
///
/// # Safety
/// Nothing that is borrowed from it is used when the call is over.
#[doc(hidden)]
pub unsafe fn extend_call<'child>(call: &Call) -> &'child Call {
    // SAFETY: the caller's.
    unsafe { &*std::ptr::from_ref(call) }
}
