//! Constants of each type that has some, which Rust functions return as well.

use hsffi::export;

macro_rules! constants {
    ($($name:ident, $returned:ident: $t:ty = $value:expr;)*) => {$(
        #[allow(missing_docs)]
        #[export]
        pub const $name: $t = $value;

        #[allow(missing_docs)]
        #[export(pure, unsafe, reason = "returns a constant")]
        pub fn $returned() -> $t {
            $name
        }
    )*};
}

constants! {
    YES, returned_yes: bool = true;
    NO, returned_no: bool = false;
    QUOTE, returned_quote: char = '\'';
    LAMBDA, returned_lambda: char = 'λ';
    LAST_CHAR, returned_last_char: char = char::MAX;
    MIN_I8, returned_min_i8: i8 = i8::MIN;
    MIN_I16, returned_min_i16: i16 = i16::MIN;
    MIN_I32, returned_min_i32: i32 = i32::MIN;
    MIN_I64, returned_min_i64: i64 = i64::MIN;
    MIN_ISIZE, returned_min_isize: isize = isize::MIN;
    MINUS_ONE, returned_minus_one: i32 = -1;
    MAX_I64, returned_max_i64: i64 = i64::MAX;
    MAX_U8, returned_max_u8: u8 = u8::MAX;
    MAX_U16, returned_max_u16: u16 = u16::MAX;
    MAX_U32, returned_max_u32: u32 = u32::MAX;
    MAX_U64, returned_max_u64: u64 = u64::MAX;
    MAX_USIZE, returned_max_usize: usize = usize::MAX;
    TENTH_F32, returned_tenth_f32: f32 = 0.1;
    TENTH, returned_tenth: f64 = 0.1;
    LARGEST, returned_largest: f64 = f64::MAX;
    LARGEST_F32, returned_largest_f32: f32 = f32::MAX;
    LEAST, returned_least: f64 = 5e-324;
    LEAST_F32, returned_least_f32: f32 = 1e-45;
    MINUS_ZERO, returned_minus_zero: f64 = -0.0;
    INFINITE, returned_infinite: f64 = f64::INFINITY;
    MINUS_INFINITE_F32, returned_minus_infinite_f32: f32 = f32::NEG_INFINITY;
    NO_NUMBER, returned_no_number: f64 = f64::NAN;
    NO_NUMBER_F32, returned_no_number_f32: f32 = f32::NAN;
    NEGATIVE_NAN, returned_negative_nan: f64 = f64::from_bits(0xfff8_0000_0000_0007);
    NEGATIVE_NAN_F32, returned_negative_nan_f32: f32 = f32::from_bits(0xffc0_0007);
    SIGNALLING_NAN, returned_signalling_nan: f64 = f64::from_bits(0x7ff4_0000_0000_0001);
    SIGNALLING_NAN_F32, returned_signalling_nan_f32: f32 = f32::from_bits(0x7f80_0001);
    NEGATIVE_SIGNALLING_NAN, returned_negative_signalling_nan: f64 = f64::from_bits(0xfff0_0000_0000_0001);
    NEGATIVE_SIGNALLING_NAN_F32, returned_negative_signalling_nan_f32: f32 = f32::from_bits(0xffa0_0000);
}

/// Text with all that a literal has to escape, and digits behind it.
#[export]
pub const NEEDS_ESCAPES: &str = "\"\\\0\u{1}1é2𝄞3\t\r\n\u{7f}H\u{e}H ";

/// The same, as Rust has it.
#[export(pure)]
pub fn returned_needs_escapes() -> String {
    NEEDS_ESCAPES.to_owned()
}

/// Every byte there is, in order.
#[export]
pub const EVERY_BYTE: &[u8] = &{
    let mut bytes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "there are so many bytes")]
        {
            bytes[byte] = byte as u8;
        }
        byte += 1;
    }
    bytes
};

/// No text.
#[export]
pub const EMPTY: &str = "";
