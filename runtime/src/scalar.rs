//! Numbers, `bool`, `char` and `()`, both ways.

use crate::argument::{Call, FromHaskell, Malformed};
use crate::metadata::{Scalar, Type};
use crate::{IntoHaskell, Layout};

macro_rules! unchanged {
    ($($t:ty => $scalar:ident),* $(,)?) => {$(
        // SAFETY: every bit pattern is a value, and Haskell's type has the same representation.
        unsafe impl FromHaskell for $t {
            type Word = $t;
            type At<'call> = $t;
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();
            const IN_SLOT: bool = false;

            #[inline]
            unsafe fn from_word<'call>(word: $t, _: &'call Call) -> Result<$t, Malformed> {
                Ok(word)
            }

            #[inline]
            unsafe fn from_slot<'call>(slot: *const u8, _: &'call Call) -> Result<$t, Malformed> {
                // SAFETY: the caller's, for this layout.
                Ok(unsafe { slot.cast::<$t>().read() })
            }
        }

        // SAFETY: as above.
        unsafe impl IntoHaskell for $t {
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { slot.cast::<$t>().write(self) }
            }
        }
    )*};
}

unchanged! {
    i8 => I8, i16 => I16, i32 => I32, i64 => I64, isize => Isize,
    u8 => U8, u16 => U16, u32 => U32, u64 => U64, usize => Usize,
    f32 => F32, f64 => F64,
}

macro_rules! through {
    ($t:ty as $word:ty, $ty:expr, $read:expr, $write:expr) => {
        // SAFETY: `$read` accepts just the values of the type, and `$write` is its inverse.
        unsafe impl FromHaskell for $t {
            type Word = $word;
            type At<'call> = $t;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<$word>();
            const IN_SLOT: bool = false;

            #[inline]
            unsafe fn from_word<'call>(word: $word, _: &'call Call) -> Result<$t, Malformed> {
                ($read)(word)
            }

            #[inline]
            unsafe fn from_slot<'call>(slot: *const u8, _: &'call Call) -> Result<$t, Malformed> {
                // SAFETY: the caller's, for this layout.
                ($read)(unsafe { slot.cast::<$word>().read() })
            }
        }

        // SAFETY: as above.
        unsafe impl IntoHaskell for $t {
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<$word>();

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { slot.cast::<$word>().write(($write)(self)) }
            }
        }
    };
}

through!(
    bool as u8,
    Type::Scalar(Scalar::Bool),
    |byte| Ok(byte != 0),
    u8::from
);

through!(
    char as u32,
    Type::Scalar(Scalar::Char),
    |code| char::from_u32(code).ok_or(Malformed::Char(code)),
    u32::from
);

through!(() as u8, Type::Unit, |_| Ok(()), |()| 0_u8);
