//! Arrays of bytes that Haskell's threads may change meanwhile.
//!
//! All is done byte by byte: atomic operations of different sizes on the same memory are no better than a data race.

use std::slice;
use std::sync::atomic::{AtomicU8, Ordering};

use super::{Access, MutableByteArray, Payload, PinnedMutableByteArray, Write};
use crate::layout::MAX_ALIGN;
use crate::sequence::Element;

impl<'call> Payload<'call> {
    /// # Safety
    /// `len` counts bytes, and Rust looks at them in no other way than this.
    unsafe fn atomics(self) -> &'call [AtomicU8] {
        // SAFETY: the payload is there for `'call`, and the caller's.
        unsafe { slice::from_raw_parts(self.start.cast(), self.len) }
    }
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

macro_rules! mutable {
    ($($name:ident)*) => {$(
        impl<'call, A: Access> $name<'call, A> {
            fn atomics(self) -> &'call [AtomicU8] {
                // SAFETY: there is no other way to its bytes.
                unsafe { self.payload.atomics() }
            }

            /// The number at an index, which counts numbers of this type; nothing beyond the end.
            #[inline]
            pub fn get<T: Element>(self, index: usize) -> Option<T> {
                at::<T>(self.atomics(), index).map(load)
            }

            /// A copy of all, as numbers in the machine's byte order, but for bytes that are left over.
            pub fn to_vec<T: Element>(self) -> Vec<T> {
                self.atomics().chunks_exact(size_of::<T>()).map(load).collect()
            }
        }

        impl $name<'_, Write> {
            /// Writes the number at an index, which counts numbers of this type.
            ///
            /// # Panics
            /// When the number would not lie within the array.
            #[inline]
            pub fn set<T: Element>(self, index: usize, number: T) {
                match at::<T>(self.atomics(), index) {
                    Some(bytes) => store(bytes, number),
                    None => beyond(index, self.len() / size_of::<T>()),
                }
            }

            /// Writes these numbers from the beginning on.
            ///
            /// # Panics
            /// When there are more of them than the array holds.
            pub fn write<T: Element>(self, numbers: &[T]) {
                let holds = self.len() / size_of::<T>();
                if numbers.len() > holds {
                    beyond(numbers.len() - 1, holds);
                }
                for (bytes, number) in self.atomics().chunks_exact(size_of::<T>()).zip(numbers) {
                    store(bytes, *number);
                }
            }
        }
    )*};
}

mutable!(MutableByteArray PinnedMutableByteArray);

#[cold]
#[track_caller]
fn beyond(index: usize, holds: usize) -> ! {
    panic!("index {index} is beyond an array that holds {holds}")
}
