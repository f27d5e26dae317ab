//! The C types that shims take, and the facts about them that everything else relies on.

use libc::{intptr_t, size_t};
use static_assertions::{assert_eq_align, assert_eq_size, const_assert_eq};

use crate::private::layout::MAX_ALIGN;
use crate::private::metadata::Scalar;

// GHC's `HsInt`, `HsWord`, `HsPtr` and `HsStablePtr` are a machine word wide (the header HsFFI.h), and the generated
// Haskell reads slots of 64-bit words. On a 32-bit target none of the offsets below would hold.
const_assert_eq!(size_of::<usize>(), 8);
assert_eq_size!(isize, intptr_t);
assert_eq_size!(usize, size_t, *const u8, Option<extern "C" fn()>);
assert_eq_align!(usize, u64, f64, *const u8);
assert_eq_size!(char, u32);
assert_eq_size!(bool, u8);
const_assert_eq!(align_of::<u64>(), MAX_ALIGN);

/// A type that one C argument can carry. GHC passes no struct by value.
///
/// # Safety
/// The type is FFI-safe and of one of C's scalar classes.
pub unsafe trait Word: Copy {
    /// The number that it is; nothing for a pointer.
    const NUMBER: Option<Scalar>;
}

macro_rules! words {
    ($($t:ty: $scalar:ident),*) => {$(
        // SAFETY: it is a C scalar.
        unsafe impl Word for $t {
            const NUMBER: Option<Scalar> = Some(Scalar::$scalar);
        }
    )*};
}
words!(u8: U8, u16: U16, u32: U32, u64: U64, usize: Usize);
words!(i8: I8, i16: I16, i32: I32, i64: I64, isize: Isize, f32: F32, f64: F64);

// SAFETY: a thin pointer is a C scalar.
unsafe impl<T> Word for *const T {
    const NUMBER: Option<Scalar> = None;
}

/// Memory that Haskell lends: a string's bytes or a vector's elements.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Lent {
    /// May be null when `len` is 0.
    pub ptr: *const u8,
    /// Elements, not bytes.
    pub len: usize,
}

/// Memory that Rust gives away: the three words of a `Vec`, to be handed back to Rust's allocator by a release function
/// of the same library.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Given {
    /// Aligned; dangling when `capacity` is 0.
    pub ptr: *mut u8,
    /// Elements in use, not bytes.
    pub len: usize,
    /// Bytes allocated. 0 means that there is nothing to release.
    pub capacity: usize,
}

const_assert_eq!(size_of::<Lent>(), 16);
const_assert_eq!(size_of::<Given>(), 24);
const_assert_eq!(std::mem::offset_of!(Given, len), 8);
const_assert_eq!(std::mem::offset_of!(Given, capacity), 16);

impl Given {
    /// Takes the vector's memory out of Rust's care.
    pub(crate) fn new<T: Copy>(vector: Vec<T>) -> Self {
        let mut vector = std::mem::ManuallyDrop::new(vector);
        Given {
            ptr: vector.as_mut_ptr().cast(),
            len: vector.len(),
            capacity: vector.capacity() * size_of::<T>(),
        }
    }
}
