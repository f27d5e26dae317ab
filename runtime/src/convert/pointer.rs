//! `Box`, as the address of a value: what makes recursive types finite. That of a trait object is an object.

use std::marker::PhantomData;

use super::list::{Memory, from_lists, into_lists, release};
use crate::IntoHaskell;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type};
use crate::private::return_abi::InSlot;
use crate::process::stack;

/// Both directions.
const POINTER: Layout = Layout::of::<*const u8>();

/// What may be in a `Box` that comes from Haskell: a value, or a trait object that the call takes over.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0022] Rust cannot take ownership of `{Self}`, which is not closeable: other copies of the handle would remain open",
    label = "not closeable",
    note = "write `#[hsffi::export(closeable)]` on the trait, so that the call closes the handle; or take `&{Self}`",
    note = "for details, run `cargo hsffi explain HS0022`"
)]
pub trait FromBoxed {
    /// As what the `Box` crosses.
    type As: FromHaskell;
}

#[diagnostic::do_not_recommend]
impl<T: FromHaskell> FromBoxed for T {
    type As = Pointed<T>;
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + FromBoxed> FromHaskell for Box<T> {
    type Word = <T::As as FromHaskell>::Word;
    type At<'call, 'kept>
        = <T::As as FromHaskell>::At<'call, 'kept>
    where
        'kept: 'call;
    const TYPE: Type = <T::As as FromHaskell>::TYPE;
    const LAYOUT: Layout = <T::As as FromHaskell>::LAYOUT;
    const ABI: ArgAbi = <T::As as FromHaskell>::ABI;
    const FREE: bool = <T::As as FromHaskell>::FREE;
    const ALONE: bool = <T::As as FromHaskell>::ALONE;
    const LENT: bool = <T::As as FromHaskell>::LENT;

    unsafe fn reserve(word: Self::Word, call: &Call) -> Result<(), DecodeError> {
        // SAFETY: the caller's.
        unsafe { <T::As as FromHaskell>::reserve(word, call) }
    }

    unsafe fn reserve_slot(slot: *const u8, call: &Call) -> Result<(), DecodeError> {
        // SAFETY: the caller's.
        unsafe { <T::As as FromHaskell>::reserve_slot(slot, call) }
    }

    unsafe fn from_word<'call, 'kept: 'call>(
        word: Self::Word,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { <T::As as FromHaskell>::from_word(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'kept>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { <T::As as FromHaskell>::from_slot(slot, call) }
    }
}

/// A value behind a pointer of Haskell's.
#[doc(hidden)]
#[derive(Debug)]
pub struct Pointed<T>(PhantomData<T>);

// SAFETY: reads the value at the address that Haskell writes.
#[diagnostic::do_not_recommend]
unsafe impl<T: FromHaskell> FromHaskell for Pointed<T> {
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

/// What may be in a `Box` that goes to Haskell: a value, or a trait object.
#[doc(hidden)]
pub trait IntoBoxed {
    /// As what the `Box` crosses.
    type As: IntoHaskell;

    /// How many bytes the `Box` owns.
    fn held(&self) -> usize;

    /// What crosses.
    fn boxed(self: Box<Self>) -> Self::As;
}

#[diagnostic::do_not_recommend]
impl<T: IntoPart> IntoBoxed for T {
    type As = Pointer<T>;

    fn held(&self) -> usize {
        // As far as the stack has room to look.
        size_of::<T>()
            + if stack::has_room() {
                IntoPart::held(self)
            } else {
                0
            }
    }

    #[inline]
    fn boxed(self: Box<Self>) -> Pointer<T> {
        Pointer(self)
    }
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + IntoBoxed> IntoHaskell for Box<T> {
    type By = InSlot;
    const TYPE: Type = <T::As as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <T::As as IntoHaskell>::LAYOUT;
    const HOLDS: bool = true;
    const BORROWS: bool = <T::As as IntoHaskell>::BORROWS;

    fn held(&self) -> usize {
        T::held(self)
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { IntoHaskell::write(self.boxed(), slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { <T::As as IntoHaskell>::drop_written(slot) }
    }
}

/// A value behind a pointer.
#[doc(hidden)]
#[derive(Debug)]
pub struct Pointer<T>(Box<T>);

// SAFETY: writes the address of memory that Haskell returns when it has read the value.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoPart> IntoHaskell for Pointer<T> {
    type By = InSlot;
    const TYPE: Type = Type::Pointer {
        value: &T::TYPE,
        size: T::LAYOUT.size,
    };
    const LAYOUT: Layout = POINTER;
    const HOLDS: bool = true;
    const BORROWS: bool = T::BORROWS;

    fn held(&self) -> usize {
        IntoBoxed::held(&*self.0)
    }

    unsafe fn write(self, slot: *mut u8) {
        let memory = Memory::new(T::LAYOUT.size);
        // SAFETY: there is room for the value.
        unsafe { (*self.0).write(memory.start()) };
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

from_lists! {
    [T: ?Sized + FromBoxed] Box<T>;
}

into_lists! {
    [T: ?Sized + IntoBoxed] Box<T>;
}
