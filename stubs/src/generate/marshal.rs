//! The expressions that take values to and from Rust.

use super::haskell::{atom, is_applied};
use super::names::Names;
use crate::description::{Import, Scalar, Slotted, Type};

/// What the Haskell names of a scalar's functions have in the middle: `word8` in `word8At`.
fn stem(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::Char => "char",
        Scalar::I8 => "int8",
        Scalar::I16 => "int16",
        Scalar::I32 => "int32",
        Scalar::I64 => "int64",
        Scalar::Isize => "int",
        Scalar::U8 => "word8",
        Scalar::U16 => "word16",
        Scalar::U32 => "word32",
        Scalar::U64 => "word64",
        Scalar::Usize => "word",
        Scalar::F32 => "float",
        Scalar::F64 => "double",
    }
}

fn lend_name(scalar: Scalar) -> String {
    let stem = stem(scalar);
    format!("lend{}{}", stem[..1].to_uppercase(), &stem[1..])
}

/// The function that takes a value from the register that a call returns.
pub(super) fn result(ty: &Type) -> &'static str {
    match ty {
        Type::Scalar(Scalar::Bool) => "boolResult",
        Type::Scalar(Scalar::Char) => "charResult",
        Type::Scalar(Scalar::F32) => "floatResult",
        Type::Scalar(Scalar::F64) => "doubleResult",
        Type::Scalar(_) => "intResult",
        Type::Enum(_) => "enumResult",
        _ => "unitResult",
    }
}

/// A `Decode` of the value at `at`, which the result's receiver comes to own. What it pulls later, it pulls by `import`.
pub(super) fn decode(ty: &Type, at: usize, import: Import, names: &Names) -> String {
    match ty {
        Type::Unit | Type::Token | Type::Stop => format!("unitAt {at}"),
        Type::Interrupted => format!("callStoppedAt {at}"),
        Type::Scalar(scalar) => format!("{}At {at}", stem(*scalar)),
        Type::Text => format!("textAt {at}"),
        Type::Bytes => format!("bytesAt {at}"),
        Type::Vector(_) => format!("vectorAt {at}"),
        Type::ReleasedBytes => format!("releasedBytesAt {at}"),
        Type::ReleasedVector(_) => format!("releasedVectorAt {at}"),
        Type::Option(value) => {
            let value = decode(&value.ty, at + value.offset, import, names);
            format!("maybeAt {at} {}", atom(&value))
        }
        Type::Tuple(fields) => {
            let constructor = format!("({})", ",".repeat(fields.len() - 1));
            apply(&constructor, fields, |ty, within| {
                decode(ty, at + within, import, names)
            })
        }
        Type::Enum(_) => format!("enumAt {at}"),
        Type::Error(id) => super::names::decoder_name(names.of_type(id)),
        Type::Object(id) => {
            let name = names.of_type(id);
            format!("{name} <$> objectAt Foreign.destroy{name} {at}")
        }
        // A function of Haskell's never comes out of Rust.
        Type::Closure { .. } => String::new(),
        Type::Exception => format!("exceptionAt {at}"),
        Type::Items { item, size } => {
            let pulled = match import {
                Import::Unsafe => "unsafe",
                Import::Safe | Import::Interruptible | Import::Cancellable => "safe",
            };
            let item = decode(item, 0, import, names);
            format!("{pulled}ItemsAt {at} {size} {}", atom(&item))
        }
    }
}

/// `f <$> a <*> b`.
fn apply(function: &str, fields: &[Slotted], read: impl Fn(&Type, usize) -> String) -> String {
    let mut text = function.to_owned();
    for (position, field) in fields.iter().enumerate() {
        let operator = if position == 0 { "<$>" } else { "<*>" };
        let value = read(&field.ty, field.offset);
        // `<$>` and `<*>` associate to the left, so an application of them is no operand.
        let value = if is_applied(&value) {
            atom(&value)
        } else {
            value
        };
        text.push_str(&format!(" {operator} {value}"));
    }
    text
}

/// `constructor <$> fields <*> message`, for a variant of an error.
pub(super) fn decode_variant(constructor: &str, fields: &[Slotted], names: &Names) -> String {
    let message = Slotted {
        offset: 8,
        ty: Type::Text,
    };
    let all: Vec<_> = fields.iter().cloned().chain([message]).collect();
    apply(constructor, &all, |ty, at| {
        decode(ty, at, Import::Safe, names)
    })
}

/// A `Lend` that writes the value at `at`.
///
/// `variable` is a name that means nothing else where the `Lend` stands.
pub(super) fn lend(ty: &Type, at: usize, variable: &str, names: &Names) -> String {
    match ty {
        // The rest only comes out of Rust.
        Type::Unit
        | Type::Token
        | Type::Stop
        | Type::Interrupted
        | Type::Exception
        | Type::Error(_)
        | Type::Items { .. } => {
            format!("lendUnit {at}")
        }
        Type::ReleasedBytes => format!("giveBytes {at}"),
        Type::ReleasedVector(_) => format!("giveVector {at}"),
        Type::Scalar(scalar) => format!("{} {at}", lend_name(*scalar)),
        Type::Text => format!("lendText {at}"),
        Type::Bytes => format!("lendBytes {at}"),
        Type::Vector(_) => format!("lendVector {at}"),
        Type::Option(value) => {
            let value = lend(&value.ty, at + value.offset, variable, names);
            format!("lendMaybe {at} ({value})")
        }
        // Tuples only come out of Rust.
        Type::Tuple(_) => String::new(),
        Type::Enum(_) => format!("lendEnum {at}"),
        Type::Object(id) => {
            format!(
                "lending (\\({} {variable}) -> {variable}) (lendObject {at})",
                names.of_type(id)
            )
        }
        Type::Closure {
            parameters,
            slot,
            result,
        } => {
            let apply = closure_application(parameters, variable);
            format!("lendClosure {slot} {apply} {} {at}", answer(result))
        }
    }
}

/// A function that takes the closure and reads its arguments.
fn closure_application(parameters: &[Slotted], variable: &str) -> String {
    match parameters {
        [] => "pure".to_owned(),
        [only] => format!("(<$> {})", lent(&only.ty, only.offset)),
        _ => format!("(\\{variable} -> {})", apply(variable, parameters, lent)),
    }
}

/// A `Decode` of a value that Rust lends for a call.
fn lent(ty: &Type, at: usize) -> String {
    match ty {
        Type::Text => format!("lentTextAt {at}"),
        Type::Bytes => format!("lentBytesAt {at}"),
        Type::Scalar(scalar) => format!("{}At {at}", stem(*scalar)),
        _ => format!("unitAt {at}"),
    }
}

fn answer(result: &Type) -> &'static str {
    match result {
        Type::Unit => "answerUnit",
        Type::Scalar(Scalar::Bool) => "answerBool",
        Type::Scalar(Scalar::Char) => "answerChar",
        _ => "answerStorable",
    }
}

/// Whether a value of the type owns memory of Rust's, which must not be lost between the call and its reading.
pub(super) fn owns(ty: &Type) -> bool {
    match ty {
        Type::Text
        | Type::Bytes
        | Type::Vector(_)
        | Type::ReleasedBytes
        | Type::ReleasedVector(_)
        | Type::Object(_)
        | Type::Error(_)
        | Type::Exception
        | Type::Items { .. } => true,
        Type::Option(value) => owns(&value.ty),
        Type::Tuple(fields) => fields.iter().any(|field| owns(&field.ty)),
        _ => false,
    }
}
