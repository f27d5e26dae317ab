//! Constants, whose values stand in the metadata.

use std::mem::transmute_copy;

use crate::from_haskell::FromHaskell;
use crate::private::metadata::{Scalar, Type, Value};

/// A type whose constants can be exported.
///
/// # Safety
/// `TYPE` tells the Rust type itself: a number, `bool` or `char`, `&str` for text and `&[u8]` for bytes.
#[diagnostic::on_unimplemented(
    message = "[HS0054] a constant of type `{Self}` cannot be exported: hsffi has no Haskell literals for it",
    label = "not a number, `bool`, `char`, `&str` or `&[u8]`",
    note = "export a function that returns the value: `#[hsffi::export(pure)]`, or `#[hsffi(pure)]` on a method; a constant of an exported `impl` block is not exported without `pub`",
    note = "for details, run `cargo hsffi explain HS0054`"
)]
pub unsafe trait Constant: FromHaskell + Copy + 'static {}

macro_rules! constants {
    ($($t:ty)*) => {$(
        // SAFETY: `TYPE` is that of the type's own implementation.
        #[diagnostic::do_not_recommend]
        unsafe impl Constant for $t {}
    )*};
}

constants! {
    bool char u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64 &'static str &'static [u8]
}

/// The constant as the metadata tells it.
///
/// # Panics
/// Never: no type that is none of these is a [`Constant`].
pub const fn value<T: Constant>(constant: T) -> Value {
    // SAFETY: in each case, of the type that `TYPE` tells.
    unsafe {
        match T::TYPE {
            Type::Scalar(scalar) => Value::Scalar(
                scalar,
                match scalar {
                    Scalar::Bool | Scalar::I8 | Scalar::U8 => {
                        transmute_copy::<T, u8>(&constant) as u64
                    }
                    Scalar::I16 | Scalar::U16 => transmute_copy::<T, u16>(&constant) as u64,
                    Scalar::Char | Scalar::I32 | Scalar::U32 | Scalar::F32 => {
                        transmute_copy::<T, u32>(&constant) as u64
                    }
                    Scalar::I64 | Scalar::Isize | Scalar::U64 | Scalar::Usize | Scalar::F64 => {
                        transmute_copy::<T, u64>(&constant)
                    }
                },
            ),
            Type::Text => Value::Text(transmute_copy(&constant)),
            Type::Bytes => Value::Bytes(transmute_copy(&constant)),
            _ => panic!("a constant cannot have this type"),
        }
    }
}
