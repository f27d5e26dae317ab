//! `Box`, as the address of a value: what makes recursive types finite.

use super::list::{Memory, in_lists, release};
use crate::IntoHaskell;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type};
use crate::private::return_abi::InSlot;
use crate::process::stack;

/// Both directions.
const POINTER: Layout = Layout::of::<*const u8>();

// SAFETY: reads the value at the address that Haskell writes.
#[diagnostic::do_not_recommend]
unsafe impl<T: FromHaskell> FromHaskell for Box<T> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Box<T::At<'call, 'kept>>
    where
        'kept: 'call;
    const TYPE: Type = Type::Pointer {
        value: &T::TYPE,
        size: T::LAYOUT.size,
    };
    const LAYOUT: Layout = POINTER;
    const ABI: ArgAbi = ArgAbi::Slot;
    const FREE: bool = T::FREE;
    const ALONE: bool = T::ALONE;
    const LENT: bool = T::LENT;

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
        if !stack::has_room() {
            return Err(DecodeError::Nested);
        }
        // SAFETY: the caller's, for this layout.
        unsafe { T::from_slot(slot.cast::<*const u8>().read(), call).map(Box::new) }
    }
}

// SAFETY: writes the address of memory that Haskell returns when it has read the value.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoPart> IntoHaskell for Box<T> {
    type By = InSlot;
    const TYPE: Type = Type::Pointer {
        value: &T::TYPE,
        size: T::LAYOUT.size,
    };
    const LAYOUT: Layout = POINTER;
    const HOLDS: bool = true;
    const BORROWS: bool = T::BORROWS;

    fn held(&self) -> usize {
        // As far as the stack has room to look.
        size_of::<T>() + if stack::has_room() { T::held(self) } else { 0 }
    }

    unsafe fn write(self, slot: *mut u8) {
        let memory = Memory::new(T::LAYOUT.size);
        // SAFETY: there is room for the value.
        unsafe { (*self).write(memory.start()) };
        let given = memory.given(1);
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<*const u8>().write(given.ptr) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's, for this layout; `write` has made the memory.
        unsafe {
            let value = slot.cast::<*mut u8>().read();
            // As deep as the stack has room.
            if stack::has_room() {
                T::drop_written(value);
            }
            release(T::LAYOUT.size, value);
        }
    }
}

in_lists! {
    [T] Box<T>;
}
