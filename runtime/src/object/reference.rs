//! References to objects, as arguments.

use std::ptr::NonNull;

use super::storage::{ExclusiveAccess, Lender, Storage};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{Access, ArgAbi, Type};
use crate::{Layout, Opaque};

/// The value behind a handle.
///
/// # Safety
/// As [`FromHaskell::from_word`].
#[inline]
unsafe fn lend<T: Opaque>(word: *const u8, call: &Call) -> Result<NonNull<T>, DecodeError>
where
    T::Storage: Storage<T>,
{
    let handle = NonNull::new(word.cast_mut()).ok_or(DecodeError::Null)?;
    // SAFETY: the caller's.
    unsafe { <T::Storage as Storage<T>>::lend(handle, call) }
        .map_err(|barred| DecodeError::Access(T::DEFINITION.id, barred))
}

macro_rules! reference {
    ([$($mutability:tt)?] as $convert:ident where $($storage:tt)*) => {
        // SAFETY: the word is the handle that `OwnedByRust` gave out, kept alive by Haskell for the call.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: Opaque> FromHaskell for &$($mutability)? T
        where
            T::Storage: $($storage)*,
        {
            type Word = *const u8;
            type At<'call, 'kept>
                = &'call $($mutability)? T::Of<'kept>
            where
                'kept: 'call;
            const TYPE: Type = Type::Object(T::DEFINITION);
            const LAYOUT: Layout = Layout::of::<*const u8>();
            const ABI: ArgAbi = ArgAbi::Word;
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
                    lend::<T>(word, call).map(|value| value.cast::<T::Of<'kept>>().$convert())
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

reference!([] as as_ref where Storage<T>);
reference!([mut] as as_mut where Storage<T> + ExclusiveAccess);

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

// SAFETY: as `Lender` has it.
#[diagnostic::do_not_recommend]
unsafe impl<T: Opaque + 'static> Parent for &T
where
    T::Storage: Lender<T>,
{
    unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<&'child T::Of<'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { lend::<T>(word, call).map(|value| value.cast::<T::Of<'kept>>().as_ref()) }
    }

    unsafe fn lending<R>(word: *const u8, write: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's; `lend_on` has seen that it is not null.
        unsafe {
            <T::Storage as Lender<T>>::lending(NonNull::new_unchecked(word.cast_mut()), write)
        }
    }
}
