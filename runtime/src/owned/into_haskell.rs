//! Memory that goes to Haskell with the function that releases it.

use std::ffi::{CStr, c_char};

use super::with_release::WithRelease;
use super::{C, Haskell, Heap, Owned, Release, Rust};
use crate::convert::sequence::Number;
use crate::into_haskell::IntoHaskell;
use crate::private::layout::Layout;
use crate::private::metadata::Type;
use crate::private::return_abi::{InRegister, InSlot, IntoRegister};

// SAFETY: as a `Vec`, which it becomes without a copy.
#[diagnostic::do_not_recommend]
unsafe impl<T: Number> IntoHaskell for Owned<[T], Rust> {
    type By = InSlot;
    const TYPE: Type = <Vec<T> as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <Vec<T> as IntoHaskell>::LAYOUT;
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        size_of_val::<[T]>(self)
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { self.into_box().into_vec().write(slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { <Vec<T> as IntoHaskell>::drop_written(slot) }
    }
}

// SAFETY: as a `String`, which it becomes without a copy.
#[diagnostic::do_not_recommend]
unsafe impl IntoHaskell for Owned<str, Rust> {
    type By = InSlot;
    const TYPE: Type = <String as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <String as IntoHaskell>::LAYOUT;
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.len()
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { self.into_box().into_string().write(slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { <String as IntoHaskell>::drop_written(slot) }
    }
}

// SAFETY: writes the words that the generated Haskell reads, which calls the function in the end.
#[diagnostic::do_not_recommend]
unsafe impl<T: Number, F: Release<T>> IntoHaskell for Owned<[T], C<F>> {
    type By = InSlot;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        size_of_val::<[T]>(self)
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write(self, F::RELEASE, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { WithRelease::<T>::drop_written(slot) }
    }
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<T: Number> IntoHaskell for Owned<[T], Haskell> {
    type By = InSlot;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        size_of_val::<[T]>(self)
    }

    unsafe fn write(self, slot: *mut u8) {
        let release = self.with;
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write(self, release, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { WithRelease::<T>::drop_written(slot) }
    }
}

// SAFETY: as above, by way of what Haskell decodes before it calls the function.
#[diagnostic::do_not_recommend]
unsafe impl<F: Release<u8>> IntoHaskell for Owned<str, C<F>> {
    type By = InSlot;
    const TYPE: Type = Type::ReleasedText;
    const LAYOUT: Layout = Layout::of::<WithRelease<u8>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.len()
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write_text(self, F::RELEASE, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { WithRelease::<u8>::drop_written(slot) }
    }
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl IntoHaskell for Owned<str, Haskell> {
    type By = InSlot;
    const TYPE: Type = Type::ReleasedText;
    const LAYOUT: Layout = Layout::of::<WithRelease<u8>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.len()
    }

    unsafe fn write(self, slot: *mut u8) {
        let release = self.with;
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write_text(self, release, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { WithRelease::<u8>::drop_written(slot) }
    }
}

// SAFETY: as an array of its bytes, without the NUL that ends it.
#[diagnostic::do_not_recommend]
unsafe impl<F: Release<c_char>> IntoHaskell for Owned<CStr, C<F>> {
    type By = InSlot;
    const TYPE: Type = Type::ReleasedBytes;
    const LAYOUT: Layout = Layout::of::<WithRelease<c_char>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.count_bytes()
    }

    unsafe fn write(self, slot: *mut u8) {
        let len = self.count_bytes();
        let released = WithRelease {
            ptr: self.into_raw().cast().as_ptr(),
            len,
            release: F::RELEASE,
        };
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<WithRelease<c_char>>().write(released) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { WithRelease::<c_char>::drop_written(slot) }
    }
}

macro_rules! numbers {
    ($($t:ty),*) => {$(
        // SAFETY: as the number. What it was in goes back to its heap here, so nothing is left for Haskell to release.
        #[diagnostic::do_not_recommend]
        unsafe impl<H: Heap<$t>> IntoHaskell for Owned<$t, H> {
            type By = InRegister;
            const TYPE: Type = <$t as IntoHaskell>::TYPE;
            const LAYOUT: Layout = <$t as IntoHaskell>::LAYOUT;

            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { (*self).write(slot) }
            }
        }

        impl<H: Heap<$t>> IntoRegister for Owned<$t, H> {
            type Register = <$t as IntoRegister>::Register;

            fn into_register(self) -> Self::Register {
                (*self).into_register()
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64);
