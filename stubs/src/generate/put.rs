//! The expressions that write data to a slot and to an arena: functions from a value to a `Put`.

use super::converted;
use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::runtime_names as rt;
use crate::description::{ListForm, Scalar, Slotted, Type, Wide};
use crate::haskell::{Expr, Operator, Pat};

/// Whether a value of the type is written so, and not by a `Poke`.
pub(super) fn is_put(ty: &Type) -> bool {
    match ty {
        Type::Data(_)
        | Type::Error(_)
        | Type::List { .. }
        | Type::Pointer { .. }
        | Type::Tuple(_)
        | Type::Wide(_)
        | Type::Converted(_) => true,
        Type::Option(value) => is_put(&value.ty),
        Type::Either(left, right) => !is_taken_back(&left.ty) && !is_taken_back(&right.ty),
        _ => false,
    }
}

/// Whether Haskell takes the value back that Rust has not taken over, which a `Poke` alone does.
fn is_taken_back(ty: &Type) -> bool {
    match ty {
        Type::Held(_) | Type::Closure(..) | Type::Trait(..) => true,
        Type::Option(value) => is_taken_back(&value.ty),
        Type::Either(left, right) => is_taken_back(&left.ty) || is_taken_back(&right.ty),
        _ => false,
    }
}

/// A function that writes a value at `at`.
pub(super) fn put(ty: &Type, at: usize, names: &Names) -> Expr {
    let offset = || Expr::size(at);
    let known = match ty {
        Type::Scalar(scalar) => put_scalar(*scalar),
        Type::Text => &rt::PUT_TEXT,
        Type::Bytes => &rt::PUT_BYTES,
        Type::Held(_) => &rt::PUT_HELD,
        Type::Vector(_) | Type::Structs(_) => &rt::PUT_VECTOR,
        Type::Enum(_) | Type::Ordering => &rt::PUT_ENUM,
        Type::Wide(Wide::Unsigned) => &rt::PUT_NATURAL,
        Type::Wide(Wide::Signed) => &rt::PUT_INTEGER,
        Type::Option(value) => {
            let value = put(&value.ty, at + value.offset, names);
            return rt::PUT_MAYBE.call([offset(), value]);
        }
        Type::Either(left, right) => {
            let side = |side: &Slotted| put(&side.ty, at + side.offset, names);
            return rt::PUT_EITHER.call([offset(), side(left), side(right)]);
        }
        Type::Tuple(fields) => return tuple(fields, at, names),
        Type::Data(id) | Type::Error(id) => return put_at(at, names.put(id).expr()),
        Type::List { form, item, size } => {
            let list = match **item {
                Type::Text => rt::PUT_TEXTS.call([offset()]),
                ref item => {
                    let item = put(item, 0, names);
                    rt::PUT_LIST.call([offset(), Expr::size(*size), item])
                }
            };
            return match to_list(*form) {
                Some(function) => list.infix(Operator::Compose, function.expr()),
                None => list,
            };
        }
        Type::Converted(conversion) => {
            let value = put(&conversion.value, at, names);
            return value.infix(Operator::Compose, converted::into(conversion, names));
        }
        Type::Pointer { value, size } => {
            let value = put(value, 0, names);
            return rt::PUT_POINTER.call([offset(), Expr::size(*size), value]);
        }
        Type::Object(id) => {
            let handle = names.local("handle");
            if names.is_imported(id) {
                return rt::PUT_OBJECT
                    .call([offset()])
                    .infix(Operator::Compose, rt::HANDLE_OF.expr());
            }
            let pattern = Pat::Constructor(names.type_name(id), vec![Pat::variable(&handle)]);
            let body = rt::PUT_OBJECT.call([offset(), Expr::variable(handle)]);
            return Expr::lambda([pattern], body);
        }
        // The rest does not come from Haskell within data.
        _ => &rt::PUT_UNIT,
    };
    known.call([offset()])
}

/// What writes so many bytes further on.
fn put_at(at: usize, put: Expr) -> Expr {
    match at {
        0 => put,
        _ => rt::PUT_AT
            .call([Expr::size(at)])
            .infix(Operator::Compose, put),
    }
}

/// `\(part1, part2) -> put 0 part1 <> put 8 part2`
fn tuple(fields: &[Slotted], at: usize, names: &Names) -> Expr {
    // Those of a tuple within this one must not hide its own.
    let within = fields.iter().map(|field| tuples_within(&field.ty)).max();
    let marks = "'".repeat(within.unwrap_or_default());
    let variables = || (1..).map(|number| names.local(&format!("part{number}{marks}")));
    let pattern = Pat::Tuple(variables().take(fields.len()).map(Pat::Variable).collect());
    let writes = fields.iter().zip(variables()).map(|(field, variable)| {
        applied(
            put(&field.ty, at + field.offset, names),
            Expr::variable(variable),
        )
    });
    Expr::lambda([pattern], all(writes.collect()))
}

/// How deep tuples are nested.
fn tuples_within(ty: &Type) -> usize {
    let deepest = super::parts(ty).into_iter().map(tuples_within).max();
    deepest.unwrap_or_default() + usize::from(matches!(ty, Type::Tuple(_)))
}

/// The function applied to an argument: of a composition, the outer function to what the inner makes of it.
pub(super) fn applied(function: Expr, argument: Expr) -> Expr {
    match function {
        Expr::Infix(outer, Operator::Compose, inner) => outer.apply([applied(*inner, argument)]),
        function => function.apply([argument]),
    }
}

/// Several writes, one after another.
pub(super) fn all(writes: Vec<Expr>) -> Expr {
    let last_first = writes.into_iter().rev();
    last_first
        .reduce(|rest, write| write.infix(Operator::Append, rest))
        .unwrap_or_else(|| lib::NO_WRITES.expr())
}

/// What makes a list of the collection, where it is none.
fn to_list(form: ListForm) -> Option<&'static Known> {
    match form {
        ListForm::List => None,
        ListForm::Vector => Some(&lib::BOXED_TO_LIST),
        ListForm::Set => Some(&lib::SET_TO_LIST),
        ListForm::Map => Some(&lib::MAP_TO_LIST),
    }
}

fn put_scalar(scalar: Scalar) -> &'static Known {
    match scalar {
        Scalar::Bool => &rt::PUT_BOOL,
        Scalar::Char => &rt::PUT_CHAR,
        Scalar::I8 => &rt::PUT_INT8,
        Scalar::I16 => &rt::PUT_INT16,
        Scalar::I32 => &rt::PUT_INT32,
        Scalar::I64 => &rt::PUT_INT64,
        Scalar::Isize => &rt::PUT_INT,
        Scalar::U8 => &rt::PUT_WORD8,
        Scalar::U16 => &rt::PUT_WORD16,
        Scalar::U32 => &rt::PUT_WORD32,
        Scalar::U64 => &rt::PUT_WORD64,
        Scalar::Usize => &rt::PUT_WORD,
        Scalar::F32 => &rt::PUT_FLOAT,
        Scalar::F64 => &rt::PUT_DOUBLE,
    }
}
