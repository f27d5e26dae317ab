//! The expressions that take values to and from Rust.

use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::runtime_names as rt;
use crate::description::{Closure, Finalizer, Import, Ownership, Scalar, Slotted, Type};
use crate::haskell::{Expr, Operator, Pat};

/// The function that takes a value from the register that a call returns.
pub(super) fn result(ty: &Type) -> &'static Known {
    match ty {
        Type::Scalar(Scalar::Bool) => &rt::BOOL_RESULT,
        Type::Scalar(Scalar::Char) => &rt::CHAR_RESULT,
        Type::Scalar(Scalar::F32) => &rt::FLOAT_RESULT,
        Type::Scalar(Scalar::F64) => &rt::DOUBLE_RESULT,
        Type::Scalar(_) => &rt::INT_RESULT,
        Type::Enum(_) => &rt::ENUM_RESULT,
        _ => &rt::UNIT_RESULT,
    }
}

fn decode_scalar(scalar: Scalar) -> &'static Known {
    match scalar {
        Scalar::Bool => &rt::BOOL_AT,
        Scalar::Char => &rt::CHAR_AT,
        Scalar::I8 => &rt::INT8_AT,
        Scalar::I16 => &rt::INT16_AT,
        Scalar::I32 => &rt::INT32_AT,
        Scalar::I64 => &rt::INT64_AT,
        Scalar::Isize => &rt::INT_AT,
        Scalar::U8 => &rt::WORD8_AT,
        Scalar::U16 => &rt::WORD16_AT,
        Scalar::U32 => &rt::WORD32_AT,
        Scalar::U64 => &rt::WORD64_AT,
        Scalar::Usize => &rt::WORD_AT,
        Scalar::F32 => &rt::FLOAT_AT,
        Scalar::F64 => &rt::DOUBLE_AT,
    }
}

fn lend_scalar(scalar: Scalar) -> &'static Known {
    match scalar {
        Scalar::Bool => &rt::LEND_BOOL,
        Scalar::Char => &rt::LEND_CHAR,
        Scalar::I8 => &rt::LEND_INT8,
        Scalar::I16 => &rt::LEND_INT16,
        Scalar::I32 => &rt::LEND_INT32,
        Scalar::I64 => &rt::LEND_INT64,
        Scalar::Isize => &rt::LEND_INT,
        Scalar::U8 => &rt::LEND_WORD8,
        Scalar::U16 => &rt::LEND_WORD16,
        Scalar::U32 => &rt::LEND_WORD32,
        Scalar::U64 => &rt::LEND_WORD64,
        Scalar::Usize => &rt::LEND_WORD,
        Scalar::F32 => &rt::LEND_FLOAT,
        Scalar::F64 => &rt::LEND_DOUBLE,
    }
}

/// A `Decode` of the value at `at`, which the result's receiver comes to own. What it pulls later, it pulls by `import`.
pub(super) fn decode(ty: &Type, at: usize, import: Import, names: &Names) -> Expr {
    let offset = || Expr::size(at);
    let known = match ty {
        // A number that Rust has in memory, it reads itself. A function of Haskell's never comes out of Rust, nor does an array.
        Type::Unit
        | Type::Token
        | Type::Stop
        | Type::ReleasedScalar(_)
        | Type::Closure(..)
        | Type::Array(_) => &rt::UNIT_AT,
        Type::Interrupted => &rt::CALL_STOPPED_AT,
        Type::Scalar(scalar) => decode_scalar(*scalar),
        Type::Text => &rt::TEXT_AT,
        Type::Bytes => &rt::BYTES_AT,
        Type::Vector(_) => &rt::VECTOR_AT,
        Type::ReleasedBytes => &rt::RELEASED_BYTES_AT,
        Type::ReleasedVector(_) => &rt::RELEASED_VECTOR_AT,
        Type::ReleasedText => &rt::RELEASED_TEXT_AT,
        Type::Enum(_) => &rt::ENUM_AT,
        Type::Exception => &rt::EXCEPTION_AT,
        Type::Lent(sequence) => match **sequence {
            Type::Text => &rt::LENT_TEXT_AT,
            Type::Bytes => &rt::LENT_BYTES_AT,
            _ => &rt::LENT_VECTOR_AT,
        },
        Type::Option(value) => {
            let value = decode(&value.ty, at + value.offset, import, names);
            return rt::MAYBE_AT.call([offset(), value]);
        }
        Type::Tuple(fields) => {
            let constructor = Expr::TupleConstructor(fields.len());
            return apply(constructor, fields, |ty, within| {
                decode(ty, at + within, import, names)
            });
        }
        Type::Error(id) => return names.decoder(id).expr(),
        Type::Object(id) => {
            let object = match names.finalizer(id) {
                Finalizer::C => &rt::OBJECT_AT,
                Finalizer::Haskell => &rt::CONCURRENT_OBJECT_AT,
                Finalizer::Late => &rt::LATE_OBJECT_AT,
            };
            let object = object.call([names.destructor(id).expr(), offset()]);
            return names.type_name(id).expr().infix(Operator::Map, object);
        }
        Type::Items { item, size } => {
            let pulled = match import {
                Import::Unsafe => &rt::UNSAFE_ITEMS_AT,
                Import::Safe | Import::Interruptible | Import::Cancellable => &rt::SAFE_ITEMS_AT,
            };
            let item = decode(item, 0, import, names);
            return pulled.call([offset(), Expr::size(*size), item]);
        }
    };
    known.call([offset()])
}

/// `f <$> a <*> b`.
fn apply(function: Expr, fields: &[Slotted], read: impl Fn(&Type, usize) -> Expr) -> Expr {
    let fields = fields.iter().map(|field| read(&field.ty, field.offset));
    fields
        .enumerate()
        .fold(function, |applied, (position, field)| {
            let operator = if position == 0 {
                Operator::Map
            } else {
                Operator::Ap
            };
            applied.infix(operator, field)
        })
}

/// `constructor <$> fields <*> message`, for a variant of an error.
pub(super) fn decode_variant(constructor: Expr, fields: &[Slotted], names: &Names) -> Expr {
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
) -> Expr {
    let offset = || Expr::size(at);
    let known = match ty {
        // The rest only comes out of Rust, and an array lies in no slot.
        Type::Unit
        | Type::Token
        | Type::Stop
        | Type::Interrupted
        | Type::Exception
        | Type::Error(_)
        | Type::Items { .. }
        | Type::Lent(_)
        | Type::Tuple(_)
        | Type::Array(_) => &rt::LEND_UNIT,
        Type::ReleasedBytes => &rt::GIVE_BYTES,
        Type::ReleasedVector(_) => &rt::GIVE_VECTOR,
        Type::ReleasedText => &rt::GIVE_TEXT,
        Type::ReleasedScalar(_) => &rt::GIVE_NUMBER,
        Type::Scalar(scalar) => lend_scalar(*scalar),
        Type::Text => &rt::LEND_TEXT,
        Type::Bytes => &rt::LEND_BYTES,
        Type::Vector(_) => &rt::LEND_VECTOR,
        Type::Enum(_) => &rt::LEND_ENUM,
        Type::Option(value) => {
            let value = lend(&value.ty, at + value.offset, variable, stop, names);
            return rt::LEND_MAYBE.call([offset(), value]);
        }
        Type::Object(id) => {
            let pattern = Pat::Constructor(names.type_name(id), vec![Pat::variable(variable)]);
            let pointer = Expr::lambda([pattern], Expr::variable(variable));
            return rt::LENDING.call([pointer, rt::LEND_OBJECT.call([offset()])]);
        }
        Type::Closure(closure, ownership) => {
            let lend = match ownership {
                Ownership::Lent => &rt::LEND_CLOSURE,
                Ownership::Given => &rt::GIVE_CLOSURE,
            };
            // What is kept outlives the call, and what stops it.
            let stop = stop.filter(|_| *ownership == Ownership::Lent);
            return lend.call([
                Expr::size(closure.slot),
                closure_application(closure, variable, stop, names),
                answer(closure, variable, names),
                offset(),
            ]);
        }
    };
    known.call([offset()])
}

/// What evaluates a value as far as lending it does.
pub(super) fn evaluate(ty: &Type) -> Expr {
    match ty {
        Type::Option(value) => rt::EVALUATED_MAYBE.call([evaluate(&value.ty)]),
        _ => rt::EVALUATED.expr(),
    }
}

/// A `Change`, which lends a copy of the value and reads it again.
pub(super) fn change(ty: &Type, names: &Names) -> Expr {
    match ty {
        Type::Bytes => rt::CHANGE_BYTES.expr(),
        Type::Vector(_) => rt::CHANGE_VECTOR.expr(),
        // Nothing else is changed but what lies in the slot itself.
        _ => {
            let read = decode(ty, 0, Import::Safe, names);
            rt::CHANGE_SCALAR.call([lend(ty, 0, "it", None, names), read])
        }
    }
}

/// A function that takes the closure and reads its arguments.
fn closure_application(
    closure: &Closure,
    variable: &str,
    stop: Option<&str>,
    names: &Names,
) -> Expr {
    let parameters = &closure.parameters;
    let compose = |outer: Expr, inner: Expr| outer.infix(Operator::Compose, inner);
    // What an argument pulls later, it pulls as it likes.
    let read = |ty: &Type, at| decode(ty, at, Import::Safe, names);
    let several = || apply(Expr::variable(variable), parameters, read);
    let one = |only: &Slotted| {
        let value = read(&only.ty, only.offset);
        Expr::RightSection(Operator::Map, Box::new(value))
    };
    let run = names.actions().map(|actions| actions.run.expr());
    let heeding = stop.map(|stop| rt::HEEDING.call([Expr::variable(stop)]));
    let applied = match (parameters.as_slice(), run) {
        // Without arguments there is nothing to read before the closure is called.
        ([], None) => match heeding {
            Some(heeding) => return compose(lib::PURE.expr(), heeding),
            None => return lib::PURE.expr(),
        },
        ([], Some(run)) => compose(lib::PURE.expr(), run),
        ([only], None) => one(only),
        ([only], Some(run)) => {
            let run = Expr::LeftSection(Box::new(run), Operator::Compose);
            compose(one(only), run)
        }
        (_, None) => Expr::lambda([Pat::variable(variable)], several()),
        (_, Some(run)) => {
            let several = run.infix(Operator::Map, several());
            Expr::lambda([Pat::variable(variable)], several)
        }
    };
    let applied = match heeding {
        Some(heeding) => {
            let heeding = Expr::LeftSection(Box::new(heeding), Operator::Map);
            compose(heeding, applied)
        }
        None => applied,
    };
    if closure
        .parameters
        .iter()
        .any(|parameter| owns(&parameter.ty))
    {
        compose(rt::TAKING_OVER.expr(), applied)
    } else {
        applied
    }
}

/// What takes a closure's result to Rust: scalars over its arguments, the rest lent.
fn answer(closure: &Closure, variable: &str, names: &Names) -> Expr {
    let known = match &closure.result {
        Type::Unit => &rt::ANSWER_UNIT,
        Type::Scalar(Scalar::Bool) => &rt::ANSWER_BOOL,
        Type::Scalar(Scalar::Char) => &rt::ANSWER_CHAR,
        Type::Scalar(_) => &rt::ANSWER_STORABLE,
        Type::Enum(_) => &rt::ANSWER_ENUM,
        result => {
            let value = lend(result, 0, variable, None, names);
            return rt::ANSWER_LENT.call([Expr::size(closure.result_slot), value]);
        }
    };
    known.expr()
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
