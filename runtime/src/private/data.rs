//! What `#[derive(hsffi::Data)]` uses: how values lie in slots and lists.

pub use std::vec::Vec;

pub use crate::convert::list::{
    FromSequence, IntoSequence, collect, drop_written, held_by, type_of as list_of, write,
};
pub use crate::convert::sequence::{
    Element, drop_written as drop_written_elements, slice, write as write_elements,
};
pub use crate::convert::written::Fields;

pub use crate::private::nesting::is_without_declared;

use crate::convert::owned::Lasting;
use crate::from_haskell::{Call, DecodeError};
use crate::private::layout::Layout;

/// A data type within itself, which requires no more than the rest of it.
#[derive(Debug)]
pub struct Itself;

/// Reads a value that the call keeps.
///
/// # Errors
/// When the bits are not a value of the type.
///
/// # Safety
/// As [`FromHaskell::from_slot`](crate::FromHaskell::from_slot).
pub unsafe fn borrow<'call, T: Lasting + 'static>(
    slot: *const u8,
    call: &'call Call,
) -> Result<&'call T, DecodeError> {
    // SAFETY: the caller's.
    let value = unsafe { T::read(slot, call)? };
    match call.keep(vec![value]) {
        [value] => Ok(value),
        _ => Err(DecodeError::Null),
    }
}

/// # Panics
/// In a constant, when the fields of a type lie elsewhere in one direction than in the other.
pub const fn assert_same<const N: usize>(from: [Layout; N], into: [Layout; N]) {
    let mut i = 0;
    while i < N {
        assert!(
            from[i].size == into[i].size && from[i].align == into[i].align,
            "a field has two layouts"
        );
        i += 1;
    }
}

/// Whether a `storable` struct is as large as its fields require, and no further aligned.
pub const fn is_as_in_slots<T: crate::IntoHaskell>() -> bool {
    size_of::<T>() == T::LAYOUT.size && align_of::<T>() == T::LAYOUT.align
}
