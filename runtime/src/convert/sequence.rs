//! Text, bytes and vectors of numbers, both ways.
//!
//! Inbound memory belongs to Haskell and is pinned for the call: borrowed types look at it where it lies, owned ones copy
//! it. Outbound memory belongs to Rust's allocator, travels as the three words of its `Vec`, and comes back to be freed.

use crate::from_haskell::{Call, DecodeError, FromHaskell, FromSlice};
use crate::private::abi::{Given, Lent};
use crate::private::accounting;
use crate::private::metadata::{ArgAbi, Scalar, Type};
use crate::{IntoHaskell, Layout};

/// A number that lies in a vector as it does in memory.
///
/// # Safety
/// Every bit pattern is a value, and Haskell's `Storable` instance has the same representation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number type with the same representation in both languages",
    label = "not a number type",
    note = "read numbers, such as `u8`, `i64`, `usize` or `f64`, and convert them to `{Self}`"
)]
pub unsafe trait Element: Copy + 'static {
    /// The type of a sequence of these.
    const SEQUENCE: Type;
    /// The type of one that comes with the function that releases it.
    const RELEASED: Type;
    /// The type of a single one that does.
    const RELEASED_ALONE: Type;
}

macro_rules! elements {
    ($($t:ty => $ty:expr, $released:expr, $scalar:ident),* $(,)?) => {$(
        // SAFETY: as the trait asks, for each number.
        #[diagnostic::do_not_recommend]
        unsafe impl Element for $t {
            const SEQUENCE: Type = $ty;
            const RELEASED: Type = $released;
            const RELEASED_ALONE: Type = Type::ReleasedScalar(Scalar::$scalar);
        }
    )*};
}

macro_rules! numbers {
    ($($t:ty => $scalar:ident),* $(,)?) => {
        elements!($($t => Type::Vector(Scalar::$scalar), Type::ReleasedVector(Scalar::$scalar), $scalar),*);
    };
}

elements!(u8 => Type::Bytes, Type::ReleasedBytes, U8);
numbers! {
    i8 => I8, i16 => I16, i32 => I32, i64 => I64, isize => Isize,
    u16 => U16, u32 => U32, u64 => U64, usize => Usize, f32 => F32, f64 => F64,
}

/// # Safety
/// As [`FromSlice::from_parts`].
unsafe fn slice<'call, T: Element>(
    ptr: *const u8,
    len: usize,
    _: &'call Call,
) -> Result<&'call [T], DecodeError> {
    if len == 0 {
        return Ok(&[]);
    }
    let ptr = ptr.cast::<T>();
    if !ptr.is_aligned() {
        return Err(DecodeError::Alignment(align_of::<T>()));
    }
    // SAFETY: the caller's; aligned as just seen, and not null since there are elements.
    Ok(unsafe { std::slice::from_raw_parts(ptr, len) })
}

/// # Safety
/// As [`FromSlice::from_parts`].
unsafe fn text<'call>(
    ptr: *const u8,
    len: usize,
    call: &'call Call,
) -> Result<&'call str, DecodeError> {
    // SAFETY: the caller's.
    let bytes = unsafe { slice::<u8>(ptr, len, call)? };
    std::str::from_utf8(bytes).map_err(|error| DecodeError::Utf8(error.valid_up_to()))
}

macro_rules! sequence {
    ([$($generics:tt)*] $t:ty, at $at:ty, $ty:expr, $read:expr) => {
        // SAFETY: reads a `Lent`, which is what Haskell writes for a sequence.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> FromHaskell for $t {
            type Word = *const u8;
            type At<'call, 'kept> = $at where 'kept: 'call;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<Lent>();
            const ABI: ArgAbi = ArgAbi::Slot;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(word: *const u8, call: &'call Call) -> Result<$at, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(slot: *const u8, call: &'call Call) -> Result<$at, DecodeError> {
                // SAFETY: the caller's, for this layout.
                unsafe {
                    let Lent { ptr, len } = slot.cast::<Lent>().read();
                    ($read)(ptr, len, call)
                }
            }
        }
    };
}

sequence!(['a, T: Element] &'a [T], at &'call [T], T::SEQUENCE, slice::<T>);
sequence!(['a] &'a str, at &'call str, Type::Text, text);
sequence!([T: Element] Vec<T>, at Vec<T>, T::SEQUENCE, |ptr, len, call| slice::<T>(ptr, len, call).map(<[T]>::to_vec));
sequence!([] String, at String, Type::Text, |ptr, len, call| text(ptr, len, call).map(str::to_owned));

// SAFETY: as `from_slot`, with the two words in registers.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> FromSlice for &[T] {
    #[inline]
    unsafe fn from_parts<'call>(
        ptr: *const u8,
        len: usize,
        call: &'call Call,
    ) -> Result<&'call [T], DecodeError> {
        // SAFETY: the caller's.
        unsafe { slice(ptr, len, call) }
    }
}

// SAFETY: as `from_slot`, with the two words in registers.
#[diagnostic::do_not_recommend]
unsafe impl FromSlice for &str {
    #[inline]
    unsafe fn from_parts<'call>(
        ptr: *const u8,
        len: usize,
        call: &'call Call,
    ) -> Result<&'call str, DecodeError> {
        // SAFETY: the caller's.
        unsafe { text(ptr, len, call) }
    }
}

// SAFETY: writes a `Given`, which is what Haskell reads for an owned sequence.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> IntoHaskell for Vec<T> {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = T::SEQUENCE;
    const LAYOUT: Layout = Layout::of::<Given>();
    const HOLDS: bool = true;

    #[inline]
    fn held(&self) -> usize {
        self.capacity() * size_of::<T>()
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        let given = Given::new(self);
        accounting::give(given.capacity);
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<Given>().write(given) }
    }
}

// SAFETY: as for its bytes, which Haskell has for the length of a call.
#[diagnostic::do_not_recommend]
unsafe impl IntoHaskell for String {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = Type::Text;
    const LAYOUT: Layout = Layout::of::<Given>();
    const HOLDS: bool = true;

    #[inline]
    fn held(&self) -> usize {
        self.capacity()
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<Given>().write(Given::new(self.into_bytes())) }
    }
}
