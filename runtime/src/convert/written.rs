//! Parts of a value that have been written, which are dropped when writing another one panics.
//!
//! The user's code runs while a value is written: conversions to other types, and `Clone`. When it panics, Haskell gets the panic and
//! reads nothing of the value.

use std::mem::MaybeUninit;

use crate::into_haskell::IntoPart;

/// Drops a value that has been written. It does not panic.
pub type DropWritten = unsafe fn(*mut u8);

/// The fields of a record, as far as they have been written.
#[derive(Debug)]
pub struct Fields<const N: usize> {
    /// Those that hold memory.
    written: [MaybeUninit<(*mut u8, DropWritten)>; N],
    len: usize,
}

impl<const N: usize> Fields<N> {
    /// None yet.
    #[inline]
    pub const fn none() -> Self {
        Fields {
            written: [const { MaybeUninit::uninit() }; N],
            len: 0,
        }
    }

    /// Writes the next field.
    ///
    /// # Safety
    /// As [`IntoPart::write`]; the field is not moved until all have been written.
    #[inline]
    pub unsafe fn write<T: IntoPart>(&mut self, value: T, at: *mut u8) {
        // SAFETY: the caller's.
        unsafe {
            value.write(at);
            if T::HOLDS {
                self.add(at, T::drop_written);
            }
        }
    }

    /// Adds a field that has been written.
    ///
    /// # Safety
    /// `drop` drops what is at the address.
    #[inline]
    pub unsafe fn add(&mut self, at: *mut u8, drop: DropWritten) {
        if let Some(next) = self.written.get_mut(self.len) {
            next.write((at, drop));
            self.len += 1;
        }
    }

    /// All have been written.
    #[inline]
    pub const fn finish(self) {
        std::mem::forget(self);
    }
}

impl<const N: usize> Drop for Fields<N> {
    fn drop(&mut self) {
        for field in self.written.iter().take(self.len) {
            // SAFETY: `add` has initialised so many, and told how each is dropped.
            unsafe {
                let (at, drop) = field.assume_init();
                drop(at);
            }
        }
    }
}

/// Values of one type, one after another, as far as they have been written.
#[derive(Debug)]
pub struct Row {
    start: *mut u8,
    size: usize,
    written: usize,
    drop: Option<DropWritten>,
}

impl Row {
    /// A row without values, each of which will have so many bytes. `drop` is how one that holds memory is dropped.
    #[inline]
    pub const fn new(start: *mut u8, size: usize, drop: Option<DropWritten>) -> Self {
        Row {
            start,
            size,
            written: 0,
            drop,
        }
    }

    /// Has the next value written.
    ///
    /// # Safety
    /// There is room for it, and `write` writes it as `drop` of [`new`](Self::new) has it.
    #[inline]
    pub unsafe fn write(&mut self, write: impl FnOnce(*mut u8)) {
        // SAFETY: the caller's.
        write(unsafe { self.start.add(self.written * self.size) });
        self.written += 1;
    }

    /// All have been written.
    #[inline]
    pub const fn finish(self) {
        std::mem::forget(self);
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        let Some(drop) = self.drop else { return };
        for position in 0..self.written {
            // SAFETY: so many have been written.
            unsafe { drop(self.start.add(position * self.size)) };
        }
    }
}
