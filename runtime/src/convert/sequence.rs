//! Text, bytes and vectors of numbers, both ways.
//!
//! Inbound memory belongs to Haskell and is pinned for the call: borrowed types look at it where it lies, owned ones copy
//! it. Outbound memory belongs to Rust's allocator, travels as the three words of its `Vec`, and comes back to be freed.

use super::list::{FromSequence, IntoSequence, SEQUENCE, from_lists, in_lists};
use crate::from_haskell::{Call, DecodeError, FromHaskell, FromSlice};
use crate::private::abi::{Given, Lent};
use crate::private::accounting;
use crate::private::buffer;
use crate::private::metadata::{ArgAbi, Scalar, Type};
use crate::{IntoHaskell, Layout};

/// A type whose sequences lie in memory as Haskell's storable vectors do.
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
}

/// A number.
///
/// # Safety
/// As [`Element`].
pub unsafe trait Number: Element + IntoSequence {
    /// The type of a sequence that comes with the function that releases it.
    const RELEASED: Type;
    /// The type of a single one that does.
    const RELEASED_ALONE: Type;
}

/// Implements both traits of sequences for an [`Element`].
macro_rules! in_vectors {
    ($t:ty) => {
        // SAFETY: the elements where they lie, or a copy of them.
        #[diagnostic::do_not_recommend]
        unsafe impl FromSequence for $t {
            const SEQUENCE: Type = <$t as Element>::SEQUENCE;

            #[inline]
            unsafe fn borrow<'call, 'kept: 'call>(
                ptr: *const u8,
                len: usize,
                call: &'call Call,
            ) -> Result<&'call [$t], DecodeError> {
                // SAFETY: the caller's.
                unsafe { slice(ptr, len, call) }
            }

            #[inline]
            unsafe fn collect<'call, 'kept: 'call>(
                ptr: *const u8,
                len: usize,
                call: &'call Call,
            ) -> Result<Vec<$t>, DecodeError> {
                // SAFETY: the caller's.
                unsafe { slice(ptr, len, call) }.map(<[$t]>::to_vec)
            }
        }

        // SAFETY: the elements as they lie in the `Vec`.
        #[diagnostic::do_not_recommend]
        unsafe impl IntoSequence for $t {
            const SEQUENCE: Type = <$t as Element>::SEQUENCE;

            #[inline]
            fn held_by(_: &[$t]) -> usize {
                0
            }

            #[inline]
            unsafe fn write_all(items: Vec<$t>, slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { write(items, slot) }
            }

            unsafe fn drop_all_written(slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { drop_written::<$t>(slot) }
            }
        }
    };
}

macro_rules! elements {
    ($($t:ty => $ty:expr, $released:expr, $scalar:ident),* $(,)?) => {$(
        // SAFETY: as the trait asks, for each number.
        #[diagnostic::do_not_recommend]
        unsafe impl Element for $t {
            const SEQUENCE: Type = $ty;
        }

        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl Number for $t {
            const RELEASED: Type = $released;
            const RELEASED_ALONE: Type = Type::ReleasedScalar(Scalar::$scalar);
        }

        in_vectors! { $t }
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

/// The elements where they lie.
///
/// # Errors
/// When they are not aligned.
///
/// # Safety
/// As [`FromSlice::from_parts`].
pub unsafe fn slice<'call, T: Element>(
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

/// Writes a `Given`, whose memory Haskell returns later.
///
/// # Safety
/// As [`IntoHaskell::write`].
#[inline]
pub unsafe fn write<T: Element>(items: Vec<T>, slot: *mut u8) {
    let given = Given::new(items);
    accounting::give(given.capacity);
    // SAFETY: the caller's, for this layout.
    unsafe { slot.cast::<Given>().write(given) }
}

/// Drops a sequence that has been written.
///
/// # Safety
/// As [`IntoSequence::drop_all_written`].
pub unsafe fn drop_written<T: Element>(slot: *mut u8) {
    // SAFETY: the caller's: `write` has written the words of a `Vec<T>`, and counted its memory.
    unsafe {
        let Given { ptr, capacity, .. } = slot.cast::<Given>().read();
        accounting::take_back(capacity);
        drop(Vec::from_raw_parts(
            ptr.cast::<T>(),
            0,
            capacity / size_of::<T>().max(1),
        ));
    }
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
    // Most texts are, and it takes less time to see.
    if bytes.is_ascii() {
        // SAFETY: ASCII is UTF-8.
        return Ok(unsafe { std::str::from_utf8_unchecked(bytes) });
    }
    std::str::from_utf8(bytes).map_err(|error| DecodeError::Utf8(error.valid_up_to()))
}

macro_rules! sequence {
    ([$($generics:tt)*] $t:ty, at $at:ty, $ty:expr, $read:expr, lent $lent:expr $(, of $item:ident)?) => {
        // SAFETY: reads a `Lent`, which is what Haskell writes for a sequence.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> FromHaskell for $t {
            type Word = *const u8;
            type At<'call, 'kept> = $at where 'kept: 'call;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = SEQUENCE;
            const ABI: ArgAbi = ArgAbi::Slot;
            $(const FREE: bool = $item::FREE;
            const ALONE: bool = $item::ALONE;)?
            const LENT: bool = $lent;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<Self::At<'call, 'kept>, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call Call,
            ) -> Result<Self::At<'call, 'kept>, DecodeError> {
                // SAFETY: the caller's, for this layout.
                unsafe {
                    let Lent { ptr, len } = slot.cast::<Lent>().read();
                    ($read)(ptr, len, call)
                }
            }
        }
    };
}

sequence!(['a, T: FromSequence + 'static] &'a [T], at &'call [T::At<'call, 'kept>], T::SEQUENCE, T::borrow, lent true, of T);
sequence!(['a] &'a str, at &'call str, Type::Text, text, lent true);
sequence!([T: FromSequence] Vec<T>, at Vec<T::At<'call, 'kept>>, T::SEQUENCE, T::collect, lent T::LENT, of T);
sequence!([] String, at String, Type::Text, |ptr, len, call| text(ptr, len, call).map(str::to_owned), lent false);

// SAFETY: as `from_slot`, with the two words in registers.
#[diagnostic::do_not_recommend]
unsafe impl<T: FromSequence + 'static> FromSlice for &[T] {
    #[inline]
    unsafe fn from_parts<'call>(
        ptr: *const u8,
        len: usize,
        call: &'call Call,
    ) -> Result<&'call [T::At<'call, 'call>], DecodeError> {
        // SAFETY: the caller's.
        unsafe { T::borrow(ptr, len, call) }
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
unsafe impl<T: IntoSequence> IntoHaskell for Vec<T> {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = T::SEQUENCE;
    const LAYOUT: Layout = SEQUENCE;
    const HOLDS: bool = true;
    const BORROWS: bool = T::BORROWS;

    #[inline]
    fn held(&self) -> usize {
        self.capacity() * size_of::<T>() + T::held_by(self)
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe { T::write_all(self, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { T::drop_all_written(slot) }
    }
}

// SAFETY: as for its bytes, which Haskell has for the length of a call.
#[diagnostic::do_not_recommend]
unsafe impl IntoHaskell for String {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = Type::Text;
    const LAYOUT: Layout = SEQUENCE;
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

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's: the words of a `Vec`, which Haskell would return as such.
        unsafe {
            let Given { ptr, capacity, .. } = slot.cast::<Given>().read();
            buffer::release::<1>(capacity, ptr);
        }
    }
}

in_lists! {
    [] String;
    [T] Vec<T>;
}

from_lists! {
    ['a] &'a str;
    ['a, T] &'a [T];
    ['a, T] &'a T;
}
