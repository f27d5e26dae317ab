//! The expressions that take values to and from Rust.

use super::haskell::{atom, is_applied};
use super::names::Names;
use crate::description::{Closure, Finalizer, Import, Ownership, Scalar, Slotted, Type};

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
        // A number that Rust has in memory, it reads itself.
        Type::Unit | Type::Token | Type::Stop | Type::ReleasedScalar(_) => format!("unitAt {at}"),
        Type::Interrupted => format!("callStoppedAt {at}"),
        Type::Scalar(scalar) => format!("{}At {at}", stem(*scalar)),
        Type::Text => format!("textAt {at}"),
        Type::Bytes => format!("bytesAt {at}"),
        Type::Vector(_) => format!("vectorAt {at}"),
        Type::ReleasedBytes => format!("releasedBytesAt {at}"),
        Type::ReleasedVector(_) => format!("releasedVectorAt {at}"),
        Type::ReleasedText => format!("releasedTextAt {at}"),
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
            let object = match names.finalizer(id) {
                Finalizer::C => "objectAt",
                Finalizer::Haskell => "concurrentObjectAt",
                Finalizer::Late => "lateObjectAt",
            };
            format!("{name} <$> {object} Foreign.destroy{name} {at}")
        }
        // A function of Haskell's never comes out of Rust, nor does an array.
        Type::Closure(..) | Type::Array(_) => String::new(),
        Type::Lent(sequence) => match **sequence {
            Type::Text => format!("lentTextAt {at}"),
            Type::Bytes => format!("lentBytesAt {at}"),
            _ => format!("lentVectorAt {at}"),
        },
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
        let value = if is_operand(&value) {
            value
        } else {
            atom(&value)
        };
        text.push_str(&format!(" {operator} {value}"));
    }
    text
}

/// Whether the text may stand beside `<$>` and `<*>`, which associate to the left: an application of them may not.
pub(super) fn is_operand(text: &str) -> bool {
    !is_applied(text)
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
/// `variable` is a name that means nothing else where the `Lend` stands, and `stop` what stops the call.
pub(super) fn lend(
    ty: &Type,
    at: usize,
    variable: &str,
    stop: Option<&str>,
    names: &Names,
) -> String {
    match ty {
        // The rest only comes out of Rust.
        Type::Unit
        | Type::Token
        | Type::Stop
        | Type::Interrupted
        | Type::Exception
        | Type::Error(_)
        | Type::Items { .. }
        | Type::Lent(_) => {
            format!("lendUnit {at}")
        }
        Type::ReleasedBytes => format!("giveBytes {at}"),
        Type::ReleasedVector(_) => format!("giveVector {at}"),
        Type::ReleasedText => format!("giveText {at}"),
        Type::ReleasedScalar(_) => format!("giveNumber {at}"),
        Type::Scalar(scalar) => format!("{} {at}", lend_name(*scalar)),
        Type::Text => format!("lendText {at}"),
        Type::Bytes => format!("lendBytes {at}"),
        Type::Vector(_) => format!("lendVector {at}"),
        Type::Option(value) => {
            let value = lend(&value.ty, at + value.offset, variable, stop, names);
            format!("lendMaybe {at} ({value})")
        }
        // Tuples only come out of Rust, and an array lies in no slot.
        Type::Tuple(_) | Type::Array(_) => String::new(),
        Type::Enum(_) => format!("lendEnum {at}"),
        Type::Object(id) => {
            format!(
                "lending (\\({} {variable}) -> {variable}) (lendObject {at})",
                names.of_type(id)
            )
        }
        Type::Closure(closure, ownership) => {
            let lend = match ownership {
                Ownership::Lent => "lendClosure",
                Ownership::Given => "giveClosure",
            };
            let apply = closure_application(&closure.parameters, variable, names);
            let apply = match stop {
                // What is kept outlives the call, and what stops it.
                Some(stop) if *ownership == Ownership::Lent => match apply.as_str() {
                    "pure" => format!("(pure . heeding {stop})"),
                    _ => format!("(fmap (heeding {stop}) . {apply})"),
                },
                _ => apply,
            };
            let apply = if closure
                .parameters
                .iter()
                .any(|parameter| owns(&parameter.ty))
            {
                format!("(takingOver . {apply})")
            } else {
                apply
            };
            let answer = answer(closure, variable, names);
            format!("{lend} {} {apply} {answer} {at}", closure.slot)
        }
    }
}

/// What evaluates a value as far as lending it does.
pub(super) fn evaluate(ty: &Type) -> String {
    match ty {
        Type::Option(value) => format!("evaluatedMaybe {}", atom(&evaluate(&value.ty))),
        _ => "evaluated".to_owned(),
    }
}

/// A `Change`, which lends a copy of the value and reads it again.
pub(super) fn change(ty: &Type, names: &Names) -> String {
    match ty {
        Type::Bytes => "changeBytes".to_owned(),
        Type::Vector(_) => "changeVector".to_owned(),
        // Nothing else is changed but what lies in the slot itself.
        _ => {
            let read = decode(ty, 0, Import::Safe, names);
            format!("changeScalar ({}) ({read})", lend(ty, 0, "it", None, names))
        }
    }
}

/// A function that takes the closure and reads its arguments.
fn closure_application(parameters: &[Slotted], variable: &str, names: &Names) -> String {
    // What an argument pulls later, it pulls as it likes.
    let read = |ty: &Type, at| decode(ty, at, Import::Safe, names);
    let several = || apply(variable, parameters, read);
    let one = |only: &Slotted| {
        let value = read(&only.ty, only.offset);
        if is_applied(&value) {
            atom(&value)
        } else {
            value
        }
    };
    match (parameters, names.own_io()) {
        ([], None) => "pure".to_owned(),
        ([], Some(io)) => format!("(pure . run{io})"),
        ([only], None) => format!("(<$> {})", one(only)),
        ([only], Some(io)) => format!("((<$> {}) . (run{io} .))", one(only)),
        (_, None) => format!("(\\{variable} -> {})", several()),
        (_, Some(io)) => format!("(\\{variable} -> run{io} <$> ({}))", several()),
    }
}

/// What takes a closure's result to Rust: scalars over its arguments, the rest lent.
fn answer(closure: &Closure, variable: &str, names: &Names) -> String {
    match &closure.result {
        Type::Unit => "answerUnit".to_owned(),
        Type::Scalar(Scalar::Bool) => "answerBool".to_owned(),
        Type::Scalar(Scalar::Char) => "answerChar".to_owned(),
        Type::Scalar(_) => "answerStorable".to_owned(),
        Type::Enum(_) => "answerEnum".to_owned(),
        result => {
            let value = lend(result, 0, variable, None, names);
            format!("(answerLent {} {})", closure.result_slot, atom(&value))
        }
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
        | Type::ReleasedText
        | Type::Object(_)
        | Type::Error(_)
        | Type::Exception
        | Type::Items { .. } => true,
        Type::Option(value) => owns(&value.ty),
        Type::Tuple(fields) => fields.iter().any(|field| owns(&field.ty)),
        _ => false,
    }
}
