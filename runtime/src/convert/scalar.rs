//! Numbers, `bool`, `char` and `()`, both ways.

use std::num::NonZero;

use super::list::in_lists;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Scalar, Type};
use crate::private::return_abi::{InRegister, IntoRegister};
use crate::{IntoHaskell, Layout};

macro_rules! unchanged {
    ($($t:ty => $scalar:ident $(in $register:ty: $widen:expr)?),* $(,)?) => {$(
        // SAFETY: every bit pattern is a value, and Haskell's type has the same representation.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for $t {
            type Word = $t;
            type At<'call, 'kept> = $t where 'kept: 'call;
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();
            const ABI: ArgAbi = ArgAbi::Word;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(word: $t, _: &'call Call) -> Result<$t, DecodeError> {
                Ok(word)
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(slot: *const u8, _: &'call Call) -> Result<$t, DecodeError> {
                // SAFETY: the caller's, for this layout.
                Ok(unsafe { slot.cast::<$t>().read() })
            }
        }

        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl IntoHaskell for $t {
            type By = InRegister;
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { slot.cast::<$t>().write(self) }
            }
        }

        $(impl IntoRegister for $t {
            type Register = $register;

            #[inline]
            fn into_register(self) -> $register {
                ($widen)(self)
            }
        })?
    )*};
}

/// The same bits.
#[inline]
fn unsigned(number: i64) -> u64 {
    u64::from_ne_bytes(number.to_ne_bytes())
}

// Signed numbers are extended by their sign, which is what narrowing them again undoes.
unchanged! {
    i8 => I8 in u64: |a| unsigned(i64::from(a)),
    i16 => I16 in u64: |a| unsigned(i64::from(a)),
    i32 => I32 in u64: |a| unsigned(i64::from(a)),
    i64 => I64 in u64: unsigned,
    isize => Isize in u64: |a| unsigned(a as i64),
    u8 => U8 in u64: u64::from,
    u16 => U16 in u64: u64::from,
    u32 => U32 in u64: u64::from,
    u64 => U64 in u64: |a| a,
    usize => Usize in u64: |a| a as u64,
    f32 => F32,
    f64 => F64 in f64: |a| a,
}

macro_rules! through {
    ($t:ty as $word:ty, $ty:expr, $read:expr, $write:expr) => {
        // SAFETY: `$read` accepts just the values of the type, and `$write` is its inverse.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for $t {
            type Word = $word;
            type At<'call, 'kept>
                = $t
            where
                'kept: 'call;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<$word>();
            const ABI: ArgAbi = ArgAbi::Word;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: $word,
                _: &'call Call,
            ) -> Result<$t, DecodeError> {
                ($read)(word)
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                _: &'call Call,
            ) -> Result<$t, DecodeError> {
                // SAFETY: the caller's, for this layout.
                ($read)(unsafe { slot.cast::<$word>().read() })
            }
        }

        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl IntoHaskell for $t {
            type By = InRegister;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<$word>();

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { slot.cast::<$word>().write(($write)(self)) }
            }
        }

        impl IntoRegister for $t {
            type Register = u64;

            #[inline]
            fn into_register(self) -> u64 {
                u64::from(($write)(self))
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
    |code| char::from_u32(code).ok_or(DecodeError::Char(code)),
    u32::from
);

through!(() as u8, Type::Unit, |_| Ok(()), |()| 0_u8);

through!(
    std::cmp::Ordering as u32,
    Type::Ordering,
    |index| match index {
        0 => Ok(std::cmp::Ordering::Less),
        1 => Ok(std::cmp::Ordering::Equal),
        2 => Ok(std::cmp::Ordering::Greater),
        _ => Err(DecodeError::Tag("Ordering", index)),
    },
    |ordering| match ordering {
        std::cmp::Ordering::Less => 0_u32,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    }
);

macro_rules! nonzero {
    ($($t:ty => $scalar:ident),* $(,)?) => {$(
        // SAFETY: as the number, which is checked.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for NonZero<$t> {
            type Word = $t;
            type At<'call, 'kept> = NonZero<$t> where 'kept: 'call;
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();
            const ABI: ArgAbi = ArgAbi::Word;
            const CHECKED: bool = true;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: $t,
                _: &'call Call,
            ) -> Result<NonZero<$t>, DecodeError> {
                NonZero::new(word).ok_or(DecodeError::Zero)
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                _: &'call Call,
            ) -> Result<NonZero<$t>, DecodeError> {
                // SAFETY: the caller's, for this layout.
                NonZero::new(unsafe { slot.cast::<$t>().read() }).ok_or(DecodeError::Zero)
            }
        }

        // SAFETY: as the number.
        #[diagnostic::do_not_recommend]
        unsafe impl IntoHaskell for NonZero<$t> {
            type By = InRegister;
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();

            #[inline]
            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { slot.cast::<$t>().write(self.get()) }
            }
        }

        impl IntoRegister for NonZero<$t> {
            type Register = u64;

            #[inline]
            fn into_register(self) -> u64 {
                self.get().into_register()
            }
        }
    )*};
}

nonzero! {
    i8 => I8, i16 => I16, i32 => I32, i64 => I64, isize => Isize,
    u8 => U8, u16 => U16, u32 => U32, u64 => U64, usize => Usize,
}

in_lists! {
    [] bool;
    [] char;
    [] ();
    [] std::cmp::Ordering;
    [] NonZero<i8>;
    [] NonZero<i16>;
    [] NonZero<i32>;
    [] NonZero<i64>;
    [] NonZero<isize>;
    [] NonZero<u8>;
    [] NonZero<u16>;
    [] NonZero<u32>;
    [] NonZero<u64>;
    [] NonZero<usize>;
}
