//! Values that a call has made of what Haskell passes, and lends to the function for its length.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::process::unwind::caught;

/// Values until they are released. A call that keeps none takes no time for this.
#[derive(Default)]
pub struct Kept {
    /// Without drop glue, as in `HeldLocks`.
    values: ManuallyDrop<Cell<Vec<Values>>>,
}

/// The parts of a `Vec`, and what drops it.
struct Values {
    start: NonNull<()>,
    len: usize,
    capacity: usize,
    release: unsafe fn(&Values),
}

impl Kept {
    /// Keeps the values, and lends them.
    ///
    /// # Safety
    /// The loan ends before [`release`](Self::release).
    #[cold]
    pub unsafe fn keep<'a, T>(&self, values: Vec<T>) -> &'a [T] {
        let mut values = ManuallyDrop::new(values);
        let (len, capacity) = (values.len(), values.capacity());
        // SAFETY: a `Vec` has an address.
        let start = unsafe { NonNull::new_unchecked(values.as_mut_ptr()) };
        let mut all = self.values.take();
        all.push(Values {
            start: start.cast(),
            len,
            capacity,
            release: release::<T>,
        });
        self.values.set(all);
        // SAFETY: the elements are there until they are released, and nothing moves them.
        unsafe { std::slice::from_raw_parts(start.as_ptr(), len) }
    }

    /// Drops the values. What one panics with, the panic hook has reported: the result of the call has been given away, and is not
    /// taken back.
    ///
    /// # Safety
    /// No loan is used afterwards.
    #[inline]
    pub unsafe fn release(&self) {
        let values = self.values.take();
        if values.capacity() == 0 {
            std::mem::forget(values);
        } else {
            release_all(values);
        }
    }
}

#[cold]
fn release_all(values: Vec<Values>) {
    // The later ones may borrow from the earlier.
    for values in values.into_iter().rev() {
        // SAFETY: made by `keep`, released once.
        drop(caught(|| unsafe { (values.release)(&values) }));
    }
}

/// # Safety
/// The parts are those of a `Vec<T>` that nothing else has.
unsafe fn release<T>(values: &Values) {
    let start = values.start.cast::<T>().as_ptr();
    // SAFETY: the caller's.
    drop(unsafe { Vec::from_raw_parts(start, values.len, values.capacity) });
}
