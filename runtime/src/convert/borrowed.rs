//! References in results, of which Haskell gets a copy before the call returns.
//!
//! They are parts of results and whole results, but not what a closure is given, which has a way of its own for references.

macro_rules! copies {
    ($([$($generics:tt)*] $t:ty as $owned:ty: $copy:expr;)*) => {$(
        // SAFETY: as the owned type.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> $crate::into_haskell::IntoPart for $t
        where
            $owned: $crate::into_haskell::IntoPart,
        {
            const TYPE: $crate::private::metadata::Type = <$owned as $crate::into_haskell::IntoPart>::TYPE;
            const LAYOUT: $crate::Layout = <$owned as $crate::into_haskell::IntoPart>::LAYOUT;
            const HOLDS: bool = true;

            fn held(&self) -> usize {
                size_of_val(*self)
            }

            unsafe fn write(self, slot: *mut u8) {
                let copy: fn($t) -> $owned = $copy;
                // SAFETY: the caller's, for this layout.
                unsafe { <$owned as $crate::into_haskell::IntoPart>::write(copy(self), slot) }
            }

            unsafe fn drop_written(slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { <$owned as $crate::into_haskell::IntoPart>::drop_written(slot) }
            }
        }

        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> $crate::into_haskell::Outcome for $t
        where
            $owned: $crate::into_haskell::IntoPart,
        {
            type Slot = *mut u8;
            type Register = usize;
            const RETURNED: $crate::into_haskell::Returned = $crate::into_haskell::Returned {
                value: <$owned as $crate::into_haskell::IntoPart>::TYPE,
                error: None,
                size: <$owned as $crate::into_haskell::IntoPart>::LAYOUT.or($crate::private::return_abi::LEAST).size,
                asynchronous: false,
            };

            unsafe fn finish(self, slot: *mut u8) -> usize {
                // SAFETY: the caller's.
                unsafe { $crate::into_haskell::IntoPart::write(self, slot) };
                $crate::private::status::Status::Returned as usize
            }

            unsafe fn fail(status: $crate::private::status::Status, failure: $crate::private::failure::Failure, slot: *mut u8) -> usize {
                // SAFETY: the caller's.
                unsafe { $crate::private::return_abi::write_failure(status, failure, slot) }
            }
        }

        $crate::convert::list::into_lists! { [$($generics)*] $t; }
    )*};
}

pub(crate) use copies;

copies! {
    ['a] &'a str as String: str::to_owned;
    ['a, T: Clone] &'a [T] as Vec<T>: <[T]>::to_vec;
}
