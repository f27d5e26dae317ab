//! Lists: values one after another, each as it lies in a slot, in memory of their own.
//!
//! A list from Haskell lies in Haskell's memory until the call returns. Rust reads the items from there. A list for Haskell lies in
//! memory of Rust's allocator, which Haskell returns when it has read the items.

use std::alloc::{alloc, dealloc, handle_alloc_error};
use std::ptr::NonNull;

use super::written::{DropWritten, Row};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::abi::Given;
use crate::private::layout::{Layout, MAX_ALIGN};
use crate::private::metadata::{ListForm, Type};
use crate::process::stack;

/// How the three words of a sequence lie in a slot. Memory that Haskell lends leaves the third unused, so that a type has one layout in
/// both directions.
pub const SEQUENCE: Layout = Layout::of::<Given>();

/// A type whose sequences come from Haskell.
///
/// # Safety
/// `SEQUENCE` describes the memory that [`borrow`](Self::borrow) and [`collect`](Self::collect) read.
pub unsafe trait FromSequence: FromHaskell {
    /// The type of a sequence.
    const SEQUENCE: Type;

    /// Reads a sequence that the call keeps.
    ///
    /// # Errors
    /// When the memory is not a sequence of the type.
    ///
    /// # Safety
    /// `len` items lie at `ptr`, unchanged for `'call`; `ptr` may be null when `len` is 0.
    unsafe fn borrow<'call, 'kept: 'call>(
        ptr: *const u8,
        len: usize,
        call: &'call Call,
    ) -> Result<&'call [Self::At<'call, 'kept>], DecodeError>
    where
        Self: 'static;

    /// Reads a sequence.
    ///
    /// # Errors
    /// When the memory is not a sequence of the type.
    ///
    /// # Safety
    /// As [`borrow`](Self::borrow).
    unsafe fn collect<'call, 'kept: 'call>(
        ptr: *const u8,
        len: usize,
        call: &'call Call,
    ) -> Result<Vec<Self::At<'call, 'kept>>, DecodeError>;
}

/// A type whose sequences go to Haskell.
///
/// # Safety
/// `SEQUENCE` describes the memory that [`write_all`](Self::write_all) leaves.
pub unsafe trait IntoSequence: IntoPart {
    /// The type of a sequence.
    const SEQUENCE: Type;

    /// How many bytes the items own outside their slots.
    fn held_by(items: &[Self]) -> usize;

    /// Writes address, length and capacity of a sequence.
    ///
    /// # Safety
    /// `slot` is aligned and has room for `SEQUENCE`.
    unsafe fn write_all(items: Vec<Self>, slot: *mut u8);

    /// Drops a sequence that has been written.
    ///
    /// # Safety
    /// As [`IntoHaskell::drop_written`](crate::IntoHaskell::drop_written).
    unsafe fn drop_all_written(slot: *mut u8);
}

/// The type of a list of `T`.
pub const fn type_of(item: &'static Type, layout: Layout) -> Type {
    Type::List {
        form: ListForm::List,
        item,
        size: layout.size,
    }
}

/// Reads the items of a list.
///
/// # Errors
/// When one of them is not a value of its type, or they are nested too deeply.
///
/// # Safety
/// As [`FromSequence::collect`], for items that lie as in slots.
pub unsafe fn collect<'call, 'kept: 'call, T: FromHaskell>(
    ptr: *const u8,
    len: usize,
    call: &'call Call,
) -> Result<Vec<T::At<'call, 'kept>>, DecodeError> {
    if !stack::has_room() {
        return Err(DecodeError::Nested);
    }
    let mut items = Vec::with_capacity(len);
    for position in 0..len {
        // SAFETY: the caller's.
        items.push(unsafe { T::from_slot(ptr.add(position * T::LAYOUT.size), call)? });
    }
    Ok(items)
}

/// Writes a list, in memory that Haskell returns.
///
/// # Panics
/// When the items do not fit the address space, or are nested too deeply.
///
/// # Safety
/// As [`IntoSequence::write_all`].
pub unsafe fn write<T: IntoPart>(items: Vec<T>, slot: *mut u8) {
    let len = items.len();
    // Of a type without a size, a `Vec` may have any length.
    let size = len.checked_mul(T::LAYOUT.size);
    let memory = Memory::new(size.expect("the values of a list fit the address space"));
    let drop = const {
        if T::HOLDS {
            Some(T::drop_written as DropWritten)
        } else {
            None
        }
    };
    let mut row = Row::new(memory.start(), T::LAYOUT.size, drop);
    for item in items {
        // SAFETY: there is room for so many items.
        unsafe { row.write(|at| item.write(at)) };
    }
    row.finish();
    let given = memory.given(len);
    // SAFETY: the caller's.
    unsafe { slot.cast::<Given>().write(given) }
}

/// Drops a list that has been written: its items as deep as the stack has room.
///
/// # Safety
/// As [`IntoSequence::drop_all_written`].
pub unsafe fn drop_written<T: IntoPart>(slot: *mut u8) {
    // SAFETY: the caller's: `write` has written so many items to memory that it has made.
    unsafe {
        let Given { ptr, len, capacity } = slot.cast::<Given>().read();
        if T::HOLDS && stack::has_room() {
            for position in 0..len {
                T::drop_written(ptr.add(position * T::LAYOUT.size));
            }
        }
        release(capacity, ptr);
    }
}

/// Memory for values that lie outside of a slot, aligned as a slot. It is freed when writing the values panics.
pub(super) struct Memory {
    start: NonNull<u8>,
    size: usize,
}

impl Memory {
    /// # Panics
    /// When so many bytes are more than an address space, or the values are nested too deeply.
    pub(super) fn new(size: usize) -> Self {
        assert!(
            stack::has_room(),
            "a value is nested too deeply to be passed to Haskell"
        );
        let Some(layout) = layout(size) else {
            return Memory {
                start: NonNull::<u64>::dangling().cast(),
                size: 0,
            };
        };
        // SAFETY: the layout has a size.
        let start = NonNull::new(unsafe { alloc(layout) });
        let start = start.unwrap_or_else(|| handle_alloc_error(layout));
        Memory { start, size }
    }

    pub(super) fn start(&self) -> *mut u8 {
        self.start.as_ptr()
    }

    /// The memory with this number of items, for Haskell to return.
    pub(super) fn given(self, len: usize) -> Given {
        let memory = std::mem::ManuallyDrop::new(self);
        Given {
            ptr: memory.start.as_ptr(),
            len,
            capacity: memory.size,
        }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: allocated with this size, and not given away.
        unsafe { release(self.size, self.start.as_ptr()) };
    }
}

/// Frees what Haskell has read.
///
/// # Safety
/// `size` and `start` are capacity and address that this module gave out, or the size of a value behind a pointer and its address.
pub unsafe fn release(size: usize, start: *mut u8) {
    if let Some(layout) = layout(size) {
        // SAFETY: the caller's.
        unsafe { dealloc(start, layout) }
    }
}

/// `None` when there is nothing to allocate.
fn layout(size: usize) -> Option<std::alloc::Layout> {
    let layout = std::alloc::Layout::from_size_align(size, MAX_ALIGN);
    let layout = layout.expect("the values of a list fit the address space");
    (size > 0).then_some(layout)
}

/// How many bytes the items own outside their slots, as far as the stack has room to look.
pub fn held_by<T: IntoPart>(items: &[T]) -> usize {
    if stack::has_room() {
        items.iter().map(T::held).sum()
    } else {
        0
    }
}

/// Implements both traits for types whose sequences are lists.
macro_rules! in_lists {
    ($([$($generics:tt)*] $t:ty;)*) => {$(
        $crate::convert::list::from_lists! { [$($generics)*] $t; }
        $crate::convert::list::into_lists! { [$($generics)*] $t; }
    )*};
}

/// Implements the trait for types whose sequences come from Haskell as lists.
macro_rules! from_lists {
    ($([$($generics:tt)*] $t:ty;)*) => {$(
        // SAFETY: items as in slots.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> $crate::convert::list::FromSequence for $t
        where
            $t: $crate::FromHaskell,
        {
            const SEQUENCE: $crate::private::metadata::Type =
                $crate::convert::list::type_of(
                    &<$t as $crate::FromHaskell>::TYPE,
                    <$t as $crate::FromHaskell>::LAYOUT,
                );

            unsafe fn borrow<'call, 'kept: 'call>(
                ptr: *const u8,
                len: usize,
                call: &'call $crate::private::Call,
            ) -> Result<&'call [Self::At<'call, 'kept>], $crate::private::DecodeError>
            where
                Self: 'static,
            {
                // SAFETY: the caller's.
                unsafe {
                    $crate::convert::list::collect::<Self>(ptr, len, call).map(|items| call.keep(items))
                }
            }

            unsafe fn collect<'call, 'kept: 'call>(
                ptr: *const u8,
                len: usize,
                call: &'call $crate::private::Call,
            ) -> Result<Vec<Self::At<'call, 'kept>>, $crate::private::DecodeError> {
                // SAFETY: the caller's.
                unsafe { $crate::convert::list::collect::<Self>(ptr, len, call) }
            }
        }
    )*};
}

/// Implements the trait for types whose sequences go to Haskell as lists.
macro_rules! into_lists {
    ($([$($generics:tt)*] $t:ty;)*) => {$(
        // SAFETY: items as in slots.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> $crate::convert::list::IntoSequence for $t
        where
            $t: $crate::into_haskell::IntoPart,
        {
            const SEQUENCE: $crate::private::metadata::Type =
                $crate::convert::list::type_of(
                    &<$t as $crate::into_haskell::IntoPart>::TYPE,
                    <$t as $crate::into_haskell::IntoPart>::LAYOUT,
                );

            fn held_by(items: &[Self]) -> usize {
                $crate::convert::list::held_by(items)
            }

            unsafe fn write_all(items: Vec<Self>, slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { $crate::convert::list::write(items, slot) }
            }

            unsafe fn drop_all_written(slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { $crate::convert::list::drop_written::<$t>(slot) }
            }
        }
    )*};
}

pub(crate) use {from_lists, in_lists, into_lists};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "fit the address space")]
    fn a_list_of_values_without_a_size_may_be_too_long() {
        let items = Vec::from([((), ()); usize::MAX / 2 + 2]);
        let mut slot = [0_u64; 3];
        // SAFETY: a slot of this layout.
        unsafe { write(items, slot.as_mut_ptr().cast()) };
    }
}
