//! The errors of items: those that are thrown, and those that are values.

use crate::Layout;
use crate::into_haskell::{ErrorIntoHaskell, IntoPart};
use crate::private::metadata::Type;

/// What becomes of an error in an item.
///
/// # Safety
/// `write` writes `LAYOUT.size` bytes in the representation that the generated Haskell reads for `TYPE`.
pub unsafe trait ItemErrorBy<E> {
    /// The type in the metadata.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;
    /// Whether a value may own memory outside its slot.
    const HOLDS: bool;
    /// Whether Haskell's value borrows what the Rust value borrows.
    const BORROWS: bool;
    /// Whether it is thrown, so that no item comes behind it.
    const ENDS: bool;

    /// How many bytes a value owns outside its slot.
    fn held(error: &E) -> usize;

    /// Writes the error.
    ///
    /// # Safety
    /// `slot` is aligned and has room for `LAYOUT`.
    unsafe fn write(error: E, slot: *mut u8);

    /// Drops an error that has been written: one that is returned, as nothing is written behind one that is thrown.
    ///
    /// # Safety
    /// `slot` holds one, which nobody reads.
    unsafe fn drop_written(slot: *mut u8);
}

/// The error of an item.
pub trait ItemError: Sized {
    /// Whether it is thrown or returned.
    type By: ItemErrorBy<Self>;
}

#[diagnostic::do_not_recommend]
impl<E: IntoPart> ItemError for E {
    type By = Returned;
}

/// It is thrown when the items before it have been read.
#[derive(Debug)]
pub enum Thrown {}

/// It is a value, `Left`.
#[derive(Debug)]
pub enum Returned {}

// SAFETY: forwards.
unsafe impl<E: ErrorIntoHaskell> ItemErrorBy<E> for Thrown {
    const TYPE: Type = E::TYPE;
    const LAYOUT: Layout = E::LAYOUT;
    // Items that hold memory are made one by one, so that none is made behind an error.
    const HOLDS: bool = true;
    const BORROWS: bool = false;
    const ENDS: bool = true;

    fn held(_: &E) -> usize {
        0
    }

    unsafe fn write(error: E, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { error.write(slot) }
    }

    unsafe fn drop_written(_: *mut u8) {}
}

// SAFETY: forwards.
unsafe impl<E: IntoPart> ItemErrorBy<E> for Returned {
    const TYPE: Type = E::TYPE;
    const LAYOUT: Layout = E::LAYOUT;
    const HOLDS: bool = E::HOLDS;
    const BORROWS: bool = E::BORROWS;
    const ENDS: bool = false;

    fn held(error: &E) -> usize {
        error.held()
    }

    unsafe fn write(error: E, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { error.write(slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { E::drop_written(slot) }
    }
}
