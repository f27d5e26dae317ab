//! Memory that comes from Haskell with the function that releases it.

use std::marker::PhantomData;
use std::str::Utf8Error;

use super::with_release::WithRelease;
use super::{Haskell, Owned, OwnedByHaskell};
use crate::convert::sequence::Number;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type};

// SAFETY: reads the words that the generated Haskell writes, and takes the memory over by clearing the pointer: what is not
// taken over, since an argument before it was refused, Haskell frees.
#[diagnostic::do_not_recommend]
unsafe impl<T: Number> FromHaskell for Owned<[T], Haskell> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Self
    where
        'kept: 'call;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();
    const ABI: ArgAbi = ArgAbi::Slot;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::take(slot) }
    }
}

macro_rules! given {
    ([$($generics:tt)*] $t:ty as [$element:ty], $ty:expr, $of:expr) => {
        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> FromHaskell for Owned<$t, Haskell> {
            type Word = *const u8;
            type At<'call, 'kept>
                = Self
            where
                'kept: 'call;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<WithRelease<$element>>();
            const ABI: ArgAbi = ArgAbi::Slot;

            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<Self, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                _: &'call Call,
            ) -> Result<Self, DecodeError> {
                // SAFETY: the caller's, for this layout.
                let array = unsafe { WithRelease::<$element>::take(slot)? };
                $of(array)
            }
        }
    };
}

given!([] str as [u8], Type::ReleasedText, |bytes: OwnedByHaskell<[u8]>| {
    bytes
        .try_into()
        .map_err(|error: Utf8Error| DecodeError::Utf8(error.valid_up_to()))
});

given!([T: Number] T as [T], T::RELEASED_ALONE, |array: OwnedByHaskell<[T]>| {
    let with = array.with;
    // What the generated Haskell gives for a number is an array of one.
    Ok(Owned {
        ptr: array.into_raw().cast(),
        with,
        heap: PhantomData,
    })
});
