//! `Result` within a value, both ways: a byte that says which side it is, then the value.

use super::list::in_lists;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Slotted, Type};

const SIDE: Layout = Layout::of::<u8>();

/// Where a side lies behind the byte.
pub(crate) const fn offset(side: Layout) -> usize {
    Layout::offsets([SIDE, side])[1]
}

pub(crate) const fn layout(left: Layout, right: Layout) -> Layout {
    Layout::record([SIDE, left]).or(Layout::record([SIDE, right]))
}

// SAFETY: reads the side that the byte names.
#[diagnostic::do_not_recommend]
unsafe impl<T: FromHaskell, E: FromHaskell> FromHaskell for Result<T, E> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Result<T::At<'call, 'kept>, E::At<'call, 'kept>>
    where
        'kept: 'call;
    const TYPE: Type = Type::Either(
        &Slotted {
            offset: offset(E::LAYOUT),
            ty: &E::TYPE,
        },
        &Slotted {
            offset: offset(T::LAYOUT),
            ty: &T::TYPE,
        },
    );
    const LAYOUT: Layout = layout(E::LAYOUT, T::LAYOUT);
    const ABI: ArgAbi = ArgAbi::Slot;
    const FREE: bool = T::FREE && E::FREE;
    const ALONE: bool = T::ALONE || E::ALONE;
    const LENT: bool = T::LENT || E::LENT;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'kept>, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'kept>, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() == 0 {
                E::from_slot(slot.add(offset(E::LAYOUT)), call).map(Err)
            } else {
                T::from_slot(slot.add(offset(T::LAYOUT)), call).map(Ok)
            }
        }
    }
}

// SAFETY: the mirror image.
unsafe impl<T: IntoPart, E: IntoPart> IntoPart for Result<T, E> {
    const TYPE: Type = Type::Either(
        &Slotted {
            offset: offset(E::LAYOUT),
            ty: &E::TYPE,
        },
        &Slotted {
            offset: offset(T::LAYOUT),
            ty: &T::TYPE,
        },
    );
    const LAYOUT: Layout = layout(E::LAYOUT, T::LAYOUT);
    const HOLDS: bool = T::HOLDS || E::HOLDS;
    const BORROWS: bool = T::BORROWS || E::BORROWS;

    fn held(&self) -> usize {
        match self {
            Ok(value) => value.held(),
            Err(error) => error.held(),
        }
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe {
            slot.write(u8::from(self.is_ok()));
            match self {
                Ok(value) => value.write(slot.add(offset(T::LAYOUT))),
                Err(error) => error.write(slot.add(offset(E::LAYOUT))),
            }
        }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() == 0 {
                E::drop_written(slot.add(offset(E::LAYOUT)));
            } else {
                T::drop_written(slot.add(offset(T::LAYOUT)));
            }
        }
    }
}

in_lists! {
    [T, E] Result<T, E>;
}
