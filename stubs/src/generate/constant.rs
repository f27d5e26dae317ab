//! Constants: as values of Haskell's own, and as macros for the C compiler that imports by `capi` go by.

use super::haddock::{self, Scope};
use super::names::{Names, foreign_name};
use super::types::public;
use super::{deprecated, library_names as lib};
use crate::description::{Constant, Scalar, Value};
use crate::haskell::{Binding, Decl, Equation, Expr, Literal, Operator};

/// A definition of `<Root>`.
pub(super) fn definition(constant: &Constant, names: &Names, scope: &Scope<'_>) -> Decl {
    let name = names.of_constant(constant);
    let fallback = format!("Rust's {}.", haddock::code(&constant.name));
    let body = if is_imported(constant, names) {
        foreign_name(name).expr()
    } else {
        expression(&constant.value)
    };
    Decl::Binding(Binding {
        docs: Some(haddock::comment(&constant.docs, &fallback, scope)),
        ty: public(&constant.value.ty(), names),
        equation: Equation {
            name: name.to_owned(),
            patterns: Vec::new(),
            body,
        },
        pragmas: deprecated::pragma(name, &constant.docs)
            .into_iter()
            .collect(),
    })
}

/// Whether the C compiler tells its value. Text and bytes would be copied from where C has them, and GCC makes a signalling NaN
/// quiet in the function that GHC has it compile.
pub(super) fn is_imported(constant: &Constant, names: &Names) -> bool {
    let in_memory = matches!(constant.value, Value::Text(_) | Value::Bytes(_));
    names.by_header() && !in_memory && !is_nan(&constant.value)
}

/// A macro of the header.
pub(super) fn c_macro(constant: &Constant) -> String {
    let value = match &constant.value {
        Value::Bool(value) => u8::from(*value).to_string(),
        Value::Char(value) => format!("UINT32_C({})", u32::from(*value)),
        Value::Integer(scalar, value) => c_integer(*scalar, *value),
        Value::Float(bits) => {
            let value = f32::from_bits(*bits);
            if value.is_nan() {
                c_nan(
                    "f",
                    f32::MANTISSA_DIGITS,
                    (*bits).into(),
                    value.is_sign_negative(),
                )
            } else {
                c_float(f64::from(value), &format!("{value:?}f"))
            }
        }
        Value::Double(bits) => {
            let value = f64::from_bits(*bits);
            if value.is_nan() {
                c_nan("", f64::MANTISSA_DIGITS, *bits, value.is_sign_negative())
            } else {
                c_float(value, &format!("{value:?}"))
            }
        }
        Value::Text(_) | Value::Bytes(_) => return String::new(),
    };
    format!("#define {} {value}\n", constant.symbol)
}

fn c_integer(scalar: Scalar, value: i128) -> String {
    let (sign, width) = match scalar {
        Scalar::I8 => ("INT", 8),
        Scalar::I16 => ("INT", 16),
        Scalar::I32 => ("INT", 32),
        Scalar::U8 => ("UINT", 8),
        Scalar::U16 => ("UINT", 16),
        Scalar::U32 => ("UINT", 32),
        Scalar::U64 | Scalar::Usize => ("UINT", 64),
        _ => ("INT", 64),
    };
    if value < 0 && value == -1 << (width - 1) {
        // The number without its sign is none of the type.
        format!("{sign}{width}_MIN")
    } else if value < 0 {
        format!("(-{sign}{width}_C({}))", -value)
    } else {
        format!("{sign}{width}_C({value})")
    }
}

fn c_float(value: f64, decimals: &str) -> String {
    let positive = if value.is_infinite() {
        "INFINITY"
    } else {
        decimals.trim_start_matches('-')
    };
    if value.is_sign_negative() {
        format!("(-{positive})")
    } else {
        positive.to_owned()
    }
}

/// A NaN with these bits, of a type that has so many digits. `NAN` of `math.h` is one NaN of many.
fn c_nan(suffix: &str, digits: u32, bits: u64, negative: bool) -> String {
    // The first digit is not stored, and the second is the one that makes a NaN quiet.
    let quiet = 1 << (digits - 2);
    let function = if bits & quiet == 0 { "nans" } else { "nan" };
    let sign = if negative { "-" } else { "" };
    format!(
        "({sign}__builtin_{function}{suffix}(\"{:#x}\"))",
        bits & (quiet - 1)
    )
}

/// Whether it is a NaN, which is written as its bits.
pub(super) fn is_nan(value: &Value) -> bool {
    match value {
        Value::Float(bits) => f32::from_bits(*bits).is_nan(),
        Value::Double(bits) => f64::from_bits(*bits).is_nan(),
        _ => false,
    }
}

fn expression(value: &Value) -> Expr {
    match value {
        Value::Bool(true) => lib::TRUE.expr(),
        Value::Bool(false) => lib::FALSE.expr(),
        Value::Char(value) => Expr::Literal(Literal::Char(*value)),
        Value::Integer(_, value) => Expr::integer(*value),
        Value::Float(bits) if is_nan(value) => {
            lib::FLOAT_OF_BITS.call([Expr::Literal(Literal::Hexadecimal((*bits).into()))])
        }
        Value::Double(bits) if is_nan(value) => {
            lib::DOUBLE_OF_BITS.call([Expr::Literal(Literal::Hexadecimal(*bits))])
        }
        Value::Float(bits) => {
            let value = f32::from_bits(*bits);
            floating(f64::from(value), Literal::Float(value.abs()))
        }
        Value::Double(bits) => {
            let value = f64::from_bits(*bits);
            floating(value, Literal::Double(value.abs()))
        }
        Value::Text(text) => {
            let text = Expr::Literal(Literal::String(text.clone()));
            lib::PACK_TEXT.call([text])
        }
        Value::Bytes(bytes) => {
            let bytes = Expr::Literal(Literal::Bytes(bytes.clone()));
            lib::PACK_BYTES.call([bytes])
        }
    }
}

/// A number of this sign and magnitude.
fn floating(value: f64, magnitude: Literal) -> Expr {
    let magnitude = if value.is_infinite() {
        Expr::size(1).infix(Operator::Divide, Expr::size(0))
    } else {
        Expr::Literal(magnitude)
    };
    if value.is_sign_negative() {
        Expr::Negate(Box::new(magnitude))
    } else {
        magnitude
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::{Docs, Place};

    fn of(scalar: Scalar, bits: u64) -> Value {
        Value::of_bits(scalar, bits).expect("the bits are a value")
    }

    #[test]
    fn values_are_written_in_haskell() {
        let written = [
            (Value::Bool(true), "True"),
            (Value::Char('\''), r"'\''"),
            (Value::Char('"'), "'\"'"),
            (Value::Char('λ'), "'λ'"),
            (of(Scalar::I8, 0x80), "-128"),
            (of(Scalar::I64, 1 << 63), "-9223372036854775808"),
            (of(Scalar::Usize, u64::MAX), "18446744073709551615"),
            (of(Scalar::F32, 0.1_f32.to_bits().into()), "0.1"),
            (of(Scalar::F64, 1e300_f64.to_bits()), "1e300"),
            (of(Scalar::F64, (-0.0_f64).to_bits()), "-0.0"),
            (
                of(Scalar::F32, 0xffa0_0001),
                "Float.castWord32ToFloat 0xffa00001",
            ),
            (
                of(Scalar::F64, 0x7ff8_0000_0000_0000),
                "Float.castWord64ToDouble 0x7ff8000000000000",
            ),
            (of(Scalar::F64, f64::NEG_INFINITY.to_bits()), "-1 / 0"),
            (Value::Text("a\"\\\n\0".into()), r#"Text.pack "a\"\\\n\0""#),
            (
                Value::Text("\u{1}1é—2".into()),
                r#"Text.pack "\1\&1é\8212\&2""#,
            ),
            (Value::Bytes(b"\xFF0a".into()), r#"Char8.pack "\255\&0a""#),
        ];
        for (value, expected) in written {
            assert_eq!(expression(&value).to_string(), expected);
        }
    }

    #[test]
    fn integers_are_written_in_c() {
        let written = [
            (Scalar::I8, -128, "INT8_MIN"),
            (Scalar::I64, i64::MIN.into(), "INT64_MIN"),
            (Scalar::I16, -5, "(-INT16_C(5))"),
            (Scalar::Isize, 5, "INT64_C(5)"),
            (
                Scalar::U64,
                u64::MAX.into(),
                "UINT64_C(18446744073709551615)",
            ),
        ];
        for (scalar, value, expected) in written {
            assert_eq!(c_integer(scalar, value), expected);
        }
    }

    #[test]
    fn each_nan_is_written_in_c() {
        let written = [
            (Scalar::F32, 0x7fc0_0000, "(__builtin_nanf(\"0x0\"))"),
            (Scalar::F32, 0xffa0_0001, "(-__builtin_nansf(\"0x200001\"))"),
            (
                Scalar::F64,
                0x7ff4_0000_0000_0000,
                "(__builtin_nans(\"0x4000000000000\"))",
            ),
            (
                Scalar::F64,
                0xfff8_0000_0000_0007,
                "(-__builtin_nan(\"0x7\"))",
            ),
        ];
        for (scalar, bits, expected) in written {
            let constant = Constant {
                symbol: "c".into(),
                name: "C".into(),
                haskell_name: None,
                owner: None,
                value: of(scalar, bits),
                docs: Docs::default(),
                place: Place::default(),
                digest: 0,
            };
            assert_eq!(c_macro(&constant), format!("#define c {expected}\n"));
        }
    }

    #[test]
    fn bits_that_are_no_value_are_none() {
        assert_eq!(Value::of_bits(Scalar::Bool, 2), None);
        assert_eq!(Value::of_bits(Scalar::Char, 0xD800), None);
        assert_eq!(Value::of_bits(Scalar::U8, 256), None);
    }
}
