//! Tuples of two to four, out: the fields lie as in a C struct.

use crate::private::metadata::{Slotted, Type};
use crate::{IntoHaskell, Layout};

macro_rules! tuple {
    ($n:literal: $($t:ident $field:tt),*) => {
        // SAFETY: each field is written where the metadata says.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($t: IntoHaskell),*> IntoHaskell for ($($t,)*) {
            type By = crate::private::return_abi::InSlot;
            const TYPE: Type = {
                Type::Tuple(&const {
                    let offsets = Layout::offsets([$($t::LAYOUT),*]);
                    [$(Slotted { offset: offsets[$field], ty: &$t::TYPE }),*]
                })
            };
            const LAYOUT: Layout = Layout::record([$($t::LAYOUT),*]);
            const HOLDS: bool = $($t::HOLDS)||*;

            #[inline]
            fn held(&self) -> usize {
                [$(self.$field.held()),*].iter().sum()
            }

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                let offsets: [usize; $n] = const { Layout::offsets([$($t::LAYOUT),*]) };
                // SAFETY: the caller's, for this layout.
                unsafe { $(self.$field.write(slot.add(offsets[$field]));)* }
            }
        }
    };
}

tuple!(2: A 0, B 1);
tuple!(3: A 0, B 1, C 2);
tuple!(4: A 0, B 1, C 2, D 3);
