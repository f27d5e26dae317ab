//! Tuples of two to eight, both ways: the fields lie as in a C struct.

use super::list::in_lists;
use super::written::Fields;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::metadata::{ArgAbi, Slotted, Type};
use crate::private::return_abi::InSlot;
use crate::{IntoHaskell, Layout};

macro_rules! tuple {
    ($n:literal: $($t:ident $field:tt),*) => {
        // SAFETY: each field is read where the metadata says.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($t: FromHaskell),*> FromHaskell for ($($t,)*) {
            type Word = *const u8;
            type At<'call, 'kept>
                = ($($t::At<'call, 'kept>,)*)
            where
                'kept: 'call;
            const TYPE: Type = {
                Type::Tuple(&const {
                    let offsets = Layout::offsets([$($t::LAYOUT),*]);
                    [$(Slotted { offset: offsets[$field], ty: &$t::TYPE }),*]
                })
            };
            const LAYOUT: Layout = Layout::record([$($t::LAYOUT),*]);
            const ABI: ArgAbi = ArgAbi::Slot;
            const FREE: bool = $($t::FREE)&&*;
            const ALONE: bool = $($t::ALONE)||*;
            const LENT: bool = $($t::LENT)||*;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<Self::At<'call, 'kept>, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call Call,
            ) -> Result<Self::At<'call, 'kept>, DecodeError> {
                let offsets: [usize; $n] = const { Layout::offsets([$($t::LAYOUT),*]) };
                // SAFETY: the caller's, for this layout.
                unsafe { Ok(($($t::from_slot(slot.add(offsets[$field]), call)?,)*)) }
            }
        }

        // SAFETY: each field is written where the metadata says.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($t: IntoPart),*> IntoHaskell for ($($t,)*) {
            type By = InSlot;
            const TYPE: Type = {
                Type::Tuple(&const {
                    let offsets = Layout::offsets([$($t::LAYOUT),*]);
                    [$(Slotted { offset: offsets[$field], ty: &$t::TYPE }),*]
                })
            };
            const LAYOUT: Layout = Layout::record([$($t::LAYOUT),*]);
            const HOLDS: bool = $($t::HOLDS)||*;
            const BORROWS: bool = $($t::BORROWS)||*;

            #[inline]
            fn held(&self) -> usize {
                [$(self.$field.held()),*].iter().sum()
            }

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                let offsets: [usize; $n] = const { Layout::offsets([$($t::LAYOUT),*]) };
                let mut fields = Fields::<$n>::none();
                // SAFETY: the caller's, for this layout.
                unsafe { $(fields.write(self.$field, slot.add(offsets[$field]));)* }
                fields.finish();
            }

            unsafe fn drop_written(slot: *mut u8) {
                let offsets: [usize; $n] = const { Layout::offsets([$($t::LAYOUT),*]) };
                // SAFETY: the caller's, for this layout.
                unsafe { $($t::drop_written(slot.add(offsets[$field]));)* }
            }
        }

        in_lists! { [$($t),*] ($($t,)*); }
    };
}

tuple!(2: A 0, B 1);
tuple!(3: A 0, B 1, C 2);
tuple!(4: A 0, B 1, C 2, D 3);
tuple!(5: A 0, B 1, C 2, D 3, E 4);
tuple!(6: A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(7: A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
