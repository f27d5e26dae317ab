//! Numbers of 128 bits: the lower half, then the upper half.

use super::converted::as_another;
use super::list::in_lists;
use crate::IntoHaskell;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type, Wide};
use crate::private::return_abi::InSlot;

const HALVES: Layout = Layout::of::<[u64; 2]>();

macro_rules! wide {
    ($($t:ty => $wide:ident: |$bits:ident| $from:expr, |$number:ident| $into:expr;)*) => {$(
        // SAFETY: every pair of halves is a number.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for $t {
            type Word = *const u8;
            type At<'call, 'kept> = $t where 'kept: 'call;
            const TYPE: Type = Type::Wide(Wide::$wide);
            const LAYOUT: Layout = HALVES;
            const ABI: ArgAbi = ArgAbi::Slot;

            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<$t, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                _: &'call Call,
            ) -> Result<$t, DecodeError> {
                // SAFETY: the caller's, for this layout.
                let [low, high] = unsafe { slot.cast::<[u64; 2]>().read() };
                let $bits = u128::from(high) << 64 | u128::from(low);
                Ok($from)
            }
        }

        // SAFETY: the mirror image.
        #[diagnostic::do_not_recommend]
        unsafe impl IntoHaskell for $t {
            type By = InSlot;
            const TYPE: Type = Type::Wide(Wide::$wide);
            const LAYOUT: Layout = HALVES;

            #[allow(clippy::cast_possible_truncation, reason = "one half after the other")]
            unsafe fn write(self, slot: *mut u8) {
                let $number = self;
                let bits: u128 = $into;
                // SAFETY: the caller's, for this layout.
                unsafe { slot.cast::<[u64; 2]>().write([bits as u64, (bits >> 64) as u64]) }
            }
        }
    )*};
}

wide! {
    u128 => Unsigned: |bits| bits, |number| number;
    i128 => Signed: |bits| i128::from_ne_bytes(bits.to_ne_bytes()), |number| u128::from_ne_bytes(number.to_ne_bytes());
}

as_another! {
    [] std::num::NonZeroU128 as u128:
        from |number| Self::new(number).ok_or(DecodeError::Zero);
        into |number| number.get();
    [] std::num::NonZeroI128 as i128:
        from |number| Self::new(number).ok_or(DecodeError::Zero);
        into |number| number.get();
}

in_lists! {
    [] u128;
    [] i128;
    [] std::num::NonZeroU128;
    [] std::num::NonZeroI128;
}
