//! References in results, of which Haskell gets a copy before the call returns.
//!
//! They are parts of results and whole results, but not what a closure is given, which has a way of its own for references.

use super::list::into_lists;
use crate::into_haskell::{IntoPart, Outcome, Returned};
use crate::private::failure::Failure;
use crate::private::layout::Layout;
use crate::private::metadata::Type;
use crate::private::return_abi::{LEAST, write_failure};
use crate::private::status::Status;

macro_rules! copies {
    ($([$($generics:tt)*] $t:ty as $owned:ty: $copy:expr;)*) => {$(
        // SAFETY: as the owned type.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> IntoPart for $t
        where
            $owned: IntoPart,
        {
            const TYPE: Type = <$owned as IntoPart>::TYPE;
            const LAYOUT: Layout = <$owned as IntoPart>::LAYOUT;
            const HOLDS: bool = true;

            fn held(&self) -> usize {
                size_of_val(*self)
            }

            unsafe fn write(self, slot: *mut u8) {
                let copy: fn($t) -> $owned = $copy;
                // SAFETY: the caller's, for this layout.
                unsafe { <$owned as IntoPart>::write(copy(self), slot) }
            }
        }

        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> Outcome for $t
        where
            $owned: IntoPart,
        {
            type Slot = *mut u8;
            type Register = usize;
            const RETURNED: Returned = Returned {
                value: <$owned as IntoPart>::TYPE,
                error: None,
                size: <$owned as IntoPart>::LAYOUT.or(LEAST).size,
            };

            unsafe fn finish(self, slot: *mut u8) -> usize {
                // SAFETY: the caller's.
                unsafe { IntoPart::write(self, slot) };
                Status::Returned as usize
            }

            unsafe fn fail(status: Status, failure: Failure, slot: *mut u8) -> usize {
                // SAFETY: the caller's.
                unsafe { write_failure(status, failure, slot) }
            }
        }

        into_lists! { [$($generics)*] $t; }
    )*};
}

copies! {
    ['a] &'a str as String: str::to_owned;
    ['a, T: Clone] &'a [T] as Vec<T>: <[T]>::to_vec;
}
