//! `Option`, both ways: a byte that says whether there is a value, then the value.

use super::list::in_lists;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::metadata::{ArgAbi, Slotted, Type};
use crate::{IntoHaskell, Layout};

const PRESENT: Layout = Layout::of::<u8>();

// SAFETY: reads the byte, and the value only when the byte says that there is one.
#[diagnostic::do_not_recommend]
unsafe impl<T: FromHaskell> FromHaskell for Option<T> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Option<T::At<'call, 'kept>>
    where
        'kept: 'call;
    const TYPE: Type = Type::Option(&Slotted {
        offset: Layout::offsets([PRESENT, T::LAYOUT])[1],
        ty: &T::TYPE,
    });
    const LAYOUT: Layout = Layout::record([PRESENT, T::LAYOUT]);
    const ABI: ArgAbi = {
        assert!(
            !matches!(T::ABI, ArgAbi::InOut),
            "an in-out argument cannot be optional"
        );
        ArgAbi::Slot
    };
    const FREE: bool = T::FREE;
    const ALONE: bool = T::ALONE;
    const LENT: bool = T::LENT;

    #[inline]
    unsafe fn reserve(word: *const u8, call: &Call) -> Result<(), DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::reserve_slot(word, call) }
    }

    #[inline]
    unsafe fn reserve_slot(slot: *const u8, call: &Call) -> Result<(), DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() == 0 {
                return Ok(());
            }
            let value = slot.add(const { Layout::offsets([PRESENT, T::LAYOUT])[1] });
            T::reserve_slot(value, call)
        }
    }

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
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() == 0 {
                return Ok(None);
            }
            let value = slot.add(const { Layout::offsets([PRESENT, T::LAYOUT])[1] });
            T::from_slot(value, call).map(Some)
        }
    }
}

// SAFETY: the mirror image.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoPart> IntoHaskell for Option<T> {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = Type::Option(&Slotted {
        offset: Layout::offsets([PRESENT, T::LAYOUT])[1],
        ty: &T::TYPE,
    });
    const LAYOUT: Layout = Layout::record([PRESENT, T::LAYOUT]);
    const HOLDS: bool = T::HOLDS;
    const BORROWS: bool = T::BORROWS;

    #[inline]
    fn held(&self) -> usize {
        self.as_ref().map_or(0, T::held)
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe {
            slot.write(u8::from(self.is_some()));
            if let Some(value) = self {
                let at = slot.add(const { Layout::offsets([PRESENT, T::LAYOUT])[1] });
                value.write(at);
            }
        }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() != 0 {
                T::drop_written(slot.add(const { Layout::offsets([PRESENT, T::LAYOUT])[1] }));
            }
        }
    }
}

in_lists! {
    [T] Option<T>;
}
