//! Arrays of bytes that Haskell's threads may change during the call.
//!
//! All is done byte by byte: atomic operations of different sizes on the same memory are no better than a data race.

use std::fmt;
use std::marker::PhantomData;
use std::slice;
use std::sync::atomic::{AtomicU8, Ordering};

use super::{Access, Payload, Writes};
use crate::convert::sequence::Element;
use crate::private::layout::MAX_ALIGN;

/// A mutable array of bytes: Rust may read it and, with [`Write`](super::Write), write to it.
pub struct Cells<'call, A: Access> {
    payload: Payload<'call>,
    access: PhantomData<A>,
}

/// The bytes of the number at `index`, where there are so many.
fn at<T>(bytes: &[AtomicU8], index: usize) -> Option<&[AtomicU8]> {
    let start = index.checked_mul(size_of::<T>())?;
    bytes.get(start..)?.get(..size_of::<T>())
}

fn load<T: Element>(bytes: &[AtomicU8]) -> T {
    let mut number = [0; MAX_ALIGN];
    for (to, from) in number.iter_mut().zip(bytes) {
        *to = from.load(Ordering::Relaxed);
    }
    const { assert!(size_of::<T>() <= MAX_ALIGN) };
    // SAFETY: there are so many bytes, and every bit pattern is a number.
    unsafe { number.as_ptr().cast::<T>().read_unaligned() }
}

fn store<T: Element>(bytes: &[AtomicU8], number: T) {
    // SAFETY: a number has no padding, and is borrowed for as long.
    let from = unsafe { slice::from_raw_parts((&raw const number).cast::<u8>(), size_of::<T>()) };
    for (to, from) in bytes.iter().zip(from) {
        to.store(*from, Ordering::Relaxed);
    }
}

impl<'call, A: Access> Cells<'call, A> {
    /// # Safety
    /// The payload's length counts bytes, and Rust looks at them in no other way than this.
    pub(super) unsafe fn new(payload: Payload<'call>) -> Self {
        Self {
            payload,
            access: PhantomData,
        }
    }

    fn atomics(self) -> &'call [AtomicU8] {
        let Payload { start, len, .. } = self.payload;
        // SAFETY: the payload is there for `'call`, and as `new` asks.
        unsafe { slice::from_raw_parts(start.cast(), len) }
    }

    /// The number of bytes, as it was before the call.
    pub fn len(self) -> usize {
        self.payload.len
    }

    /// Whether the array is empty.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The number at an index, which counts numbers of this type, or `None` beyond the end.
    #[inline]
    pub fn get<T: Element>(self, index: usize) -> Option<T> {
        at::<T>(self.atomics(), index).map(load)
    }

    /// A copy as numbers in the machine's byte order, without the bytes that are left over.
    pub fn to_vec<T: Element>(self) -> Vec<T> {
        let numbers = self.atomics().chunks_exact(size_of::<T>());
        numbers.map(load).collect()
    }

    /// Writes the number at the index, which counts numbers of this type.
    ///
    /// # Panics
    /// If the index is out of bounds.
    #[inline]
    pub fn set<T: Element>(self, index: usize, number: T)
    where
        A: Writes,
    {
        match at::<T>(self.atomics(), index) {
            Some(bytes) => store(bytes, number),
            None => beyond(index, self.len() / size_of::<T>()),
        }
    }

    /// Writes the numbers to the beginning of the array.
    ///
    /// # Panics
    /// When there are more of them than the array holds.
    pub fn write<T: Element>(self, numbers: &[T])
    where
        A: Writes,
    {
        let holds = self.len() / size_of::<T>();
        if numbers.len() > holds {
            beyond(numbers.len() - 1, holds);
        }
        for (bytes, number) in self.atomics().chunks_exact(size_of::<T>()).zip(numbers) {
            store(bytes, *number);
        }
    }
}

impl<A: Access> Clone for Cells<'_, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A: Access> Copy for Cells<'_, A> {}

impl<A: Access> fmt::Debug for Cells<'_, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

#[cold]
#[track_caller]
fn beyond(index: usize, holds: usize) -> ! {
    panic!("index {index} is out of bounds: the array has {holds} elements")
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::thread;

    use super::super::Write;
    use super::*;

    /// The array that a call would lend.
    fn lent(words: &mut [u64], len: usize) -> Cells<'_, Write> {
        assert!(len <= size_of_val(words));
        let payload = Payload {
            start: words.as_mut_ptr().cast(),
            len,
            call: PhantomData,
        };
        // SAFETY: the words are borrowed, and nobody else looks at them.
        unsafe { Cells::new(payload) }
    }

    #[test]
    fn numbers_of_all_sizes_are_the_same_bytes() {
        let mut words = [0; 2];
        let array = lent(&mut words, 13);
        array.set(1, 0x0102_0304_u32);
        array.set(12, 9_u8);
        let number = 0x0102_0304_u32.to_ne_bytes();
        assert_eq!(array.to_vec::<u8>()[4..8], number);
        let halves = [
            u16::from_ne_bytes([number[0], number[1]]),
            u16::from_ne_bytes([number[2], number[3]]),
        ];
        assert_eq!(array.to_vec::<u16>(), [0, 0, halves[0], halves[1], 0, 0]);
        assert_eq!(array.get::<u8>(12), Some(9));
        array.write(&[1.5_f64]);
        assert_eq!(array.get::<f64>(0), Some(1.5));
    }

    #[test]
    fn nothing_lies_beyond_the_end() {
        let mut words = [7; 2];
        let array = lent(&mut words, 13);
        assert_eq!(array.get::<u32>(3), None);
        assert_eq!(array.get::<u64>(usize::MAX / 8 + 1), None);
        for index in [3, usize::MAX / 4 + 1, usize::MAX] {
            let write = catch_unwind(AssertUnwindSafe(|| array.set(index, 1_u32)));
            assert!(write.is_err(), "{index} was written to");
        }
        let write = catch_unwind(AssertUnwindSafe(|| array.write(&[1_u64, 1])));
        assert!(write.is_err(), "more was written than there is room for");
        assert_eq!(words, [7; 2]);
    }

    #[test]
    fn threads_write_to_the_same_bytes_in_different_sizes() {
        let mut words = [0; 4];
        let array = lent(&mut words, 32);
        thread::scope(|scope| {
            scope.spawn(|| (0..8).for_each(|index| array.set(index, u32::MAX)));
            scope.spawn(|| array.write(&[0x0101_u16; 16]));
            let seen = array.to_vec::<u8>();
            assert!(seen.iter().all(|byte| [0, 1, 0xFF].contains(byte)));
        });
        assert!(
            array
                .to_vec::<u8>()
                .iter()
                .all(|byte| [1, 0xFF].contains(byte))
        );
    }
}
