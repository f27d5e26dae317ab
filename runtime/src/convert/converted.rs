//! Types that cross as another type: each is made of a value of that, and made into one.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;

use super::list::{from_lists, in_lists, into_lists};
use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Type};

/// Implements both traits for types that cross as another.
macro_rules! as_another {
    ($(
        [$($generics:tt)*] $t:ty as $other:ty:
        from |$from:pat_param| $make:expr;
        into |$into:pat_param| $unmake:expr;
    )*) => {$(
        $crate::convert::converted::from_another! { [$($generics)*] $t as $other: |$from| $make; }
        $crate::convert::converted::into_another! { [$($generics)*] $t as $other: |$into| $unmake; }
    )*};
}

macro_rules! from_another {
    ($([$($generics:tt)*] $t:ty as $other:ty: |$from:pat_param| $make:expr;)*) => {$(
        // SAFETY: as the other type.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> $crate::FromHaskell for $t
        where
            $other: $crate::convert::owned::Lasting,
        {
            type Word = *const u8;
            type At<'call, 'kept> = $t where 'kept: 'call;
            const TYPE: $crate::private::metadata::Type =
                <$other as $crate::convert::owned::Lasting>::TYPE;
            const LAYOUT: $crate::Layout = <$other as $crate::convert::owned::Lasting>::LAYOUT;
            const ABI: $crate::private::metadata::ArgAbi = $crate::private::metadata::ArgAbi::Slot;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call $crate::private::Call,
            ) -> Result<$t, $crate::private::DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { <Self as $crate::FromHaskell>::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call $crate::private::Call,
            ) -> Result<$t, $crate::private::DecodeError> {
                // SAFETY: the caller's.
                let $from = unsafe {
                    <$other as $crate::convert::owned::Lasting>::read(slot, call)?
                };
                $make
            }
        }
    )*};
}

macro_rules! into_another {
    ($([$($generics:tt)*] $t:ty as $other:ty: |$into:pat_param| $unmake:expr;)*) => {$(
        // SAFETY: as the other type.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> $crate::IntoHaskell for $t
        where
            $other: $crate::into_haskell::IntoPart,
        {
            type By = $crate::private::return_abi::InSlot;
            const TYPE: $crate::private::metadata::Type =
                <$other as $crate::into_haskell::IntoPart>::TYPE;
            const LAYOUT: $crate::Layout = <$other as $crate::into_haskell::IntoPart>::LAYOUT;
            const HOLDS: bool = <$other as $crate::into_haskell::IntoPart>::HOLDS;
            const BORROWS: bool = <$other as $crate::into_haskell::IntoPart>::BORROWS;

            fn held(&self) -> usize {
                size_of_val(self)
            }

            unsafe fn write(self, slot: *mut u8) {
                let $into = self;
                let other: $other = $unmake;
                // SAFETY: the caller's, for this layout.
                unsafe { <$other as $crate::into_haskell::IntoPart>::write(other, slot) }
            }

            unsafe fn drop_written(slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { <$other as $crate::into_haskell::IntoPart>::drop_written(slot) }
            }
        }
    )*};
}

pub(crate) use {as_another, from_another, into_another};

as_another! {
    [T] VecDeque<T> as Vec<T>:
        from |items| Ok(items.into());
        into |items| items.into();
    [T] Box<[T]> as Vec<T>:
        from |items| Ok(items.into_boxed_slice());
        into |items| items.into_vec();
    [] Box<str> as String:
        from |text| Ok(text.into_boxed_str());
        into |text| text.into_string();
}

// What is written has no lifetime, and what is read is owned.
from_another! {
    [] Cow<'static, str> as String: |text| Ok(Cow::Owned(text));
    [T: Clone + 'static] Cow<'static, [T]> as Vec<T>: |items| Ok(Cow::Owned(items));
}

into_another! {
    ['a] Cow<'a, str> as String: |text| text.into_owned();
    ['a, T: Clone] Cow<'a, [T]> as Vec<T>: |items| items.into_owned();
}

into_another! {
    [T: Clone] Arc<T> as T: |value| Arc::unwrap_or_clone(value);
}

// SAFETY: as `T`, which may be passed as a word.
#[diagnostic::do_not_recommend]
unsafe impl<T: FromHaskell> FromHaskell for Arc<T> {
    type Word = T::Word;
    type At<'call, 'kept>
        = Arc<T::At<'call, 'kept>>
    where
        'kept: 'call;
    const TYPE: Type = T::TYPE;
    const LAYOUT: Layout = T::LAYOUT;
    const ABI: ArgAbi = T::ABI;
    const FREE: bool = T::FREE;
    const ALONE: bool = T::ALONE;
    const LENT: bool = T::LENT;
    const CHECKED: bool = T::CHECKED;

    #[inline]
    unsafe fn from_word<'call, 'kept: 'call>(
        word: T::Word,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { T::from_word(word, call).map(Arc::new) }
    }

    #[inline]
    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { T::from_slot(slot, call).map(Arc::new) }
    }
}

in_lists! {
    [T] VecDeque<T>;
    [T] Box<[T]>;
    [] Box<str>;
}

from_lists! {
    [] Cow<'static, str>;
    [T: Clone + 'static] Cow<'static, [T]>;
    [T] Arc<T>;
}

into_lists! {
    ['a] Cow<'a, str>;
    ['a, T: Clone] Cow<'a, [T]>;
    [T: Clone] Arc<T>;
}
