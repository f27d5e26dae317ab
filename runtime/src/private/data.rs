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

/// Implements that lists of a type come from Haskell, for one whose items are read one by one.
#[doc(hidden)]
#[macro_export]
macro_rules! __collected {
    ($t:ty) => {
        // SAFETY: items as in slots.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::__private::data::FromSequence for $t {
            const SEQUENCE: $crate::__private::metadata::Type = $crate::__private::data::list_of(
                &<$t as $crate::FromHaskell>::TYPE,
                <$t as $crate::FromHaskell>::LAYOUT,
            );

            unsafe fn borrow<'call, 'kept: 'call>(
                start: *const ::core::primitive::u8,
                len: ::core::primitive::usize,
                call: &'call $crate::__private::Call,
            ) -> ::core::result::Result<&'call [$t], $crate::__private::DecodeError> {
                // SAFETY: the caller's.
                unsafe { $crate::__private::data::collect::<$t>(start, len, call) }
                    .map(|items| call.keep(items))
            }

            unsafe fn collect<'call, 'kept: 'call>(
                start: *const ::core::primitive::u8,
                len: ::core::primitive::usize,
                call: &'call $crate::__private::Call,
            ) -> ::core::result::Result<
                $crate::__private::data::Vec<$t>,
                $crate::__private::DecodeError,
            > {
                // SAFETY: the caller's.
                unsafe { $crate::__private::data::collect::<$t>(start, len, call) }
            }
        }
    };
}

pub use __collected as collected;
