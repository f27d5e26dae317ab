//! What may be an item: what an export may return, and a `Result`.

use crate::convert::either;
use crate::convert::thrown::{ItemError, ItemErrorBy};
use crate::into_haskell::IntoPart;
use crate::private::metadata::{Slotted, Type};
use crate::{IntoHaskell, Layout};

/// An item.
///
/// # Safety
/// As [`IntoHaskell`].
pub unsafe trait Item: Sized {
    /// The type in the metadata.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;
    /// Whether an item may own memory outside its slot.
    const HOLDS: bool;

    /// How many bytes an item owns outside its slot.
    fn held(&self) -> usize;

    /// Whether it is thrown, so that no item comes behind it.
    fn ends(&self) -> bool;

    /// Writes the item.
    ///
    /// # Safety
    /// As [`IntoHaskell::write`].
    unsafe fn write(self, slot: *mut u8);

    /// Drops an item that has been written, and is not thrown.
    ///
    /// # Safety
    /// As [`IntoHaskell::drop_written`].
    unsafe fn drop_written(slot: *mut u8);
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoHaskell> Item for T {
    const TYPE: Type = <T as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <T as IntoHaskell>::LAYOUT;
    const HOLDS: bool = <T as IntoHaskell>::HOLDS;

    fn held(&self) -> usize {
        IntoHaskell::held(self)
    }

    #[inline]
    fn ends(&self) -> bool {
        false
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { IntoHaskell::write(self, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { <T as IntoHaskell>::drop_written(slot) }
    }
}

// SAFETY: as a `Result` within a value, for the error as it is thrown or returned. An error that is thrown waits for the next pull,
// which any thread may make.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoPart, E: ItemError + Send> Item for Result<T, E> {
    const TYPE: Type = Type::Either(
        &Slotted {
            offset: either::offset(E::By::LAYOUT),
            ty: &E::By::TYPE,
        },
        &Slotted {
            offset: either::offset(T::LAYOUT),
            ty: &T::TYPE,
        },
    );
    const LAYOUT: Layout = either::layout(E::By::LAYOUT, T::LAYOUT);
    const HOLDS: bool = T::HOLDS || E::By::HOLDS;

    fn held(&self) -> usize {
        match self {
            Ok(value) => value.held(),
            Err(error) => E::By::held(error),
        }
    }

    fn ends(&self) -> bool {
        E::By::ENDS && self.is_err()
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe {
            slot.write(u8::from(self.is_ok()));
            match self {
                Ok(value) => value.write(slot.add(either::offset(T::LAYOUT))),
                Err(error) => E::By::write(error, slot.add(either::offset(E::By::LAYOUT))),
            }
        }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() == 0 {
                E::By::drop_written(slot.add(either::offset(E::By::LAYOUT)));
            } else {
                T::drop_written(slot.add(either::offset(T::LAYOUT)));
            }
        }
    }
}
