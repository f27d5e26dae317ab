//! The expressions that take values to and from Rust.

use super::contents::{converts, holds, owns};
use super::converted;
use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::pulled;
use super::put;
use super::runtime_names as rt;
use super::types::thrown;
use crate::description::{
    Closure, Finalizer, Import, ListForm, Ownership, Scalar, Slotted, Type, Wide,
};
use crate::haskell::{Expr, Operator, Pat};

/// The function that takes a value from the register that a call returns.
pub(super) fn result(ty: &Type) -> &'static Known {
    match ty {
        Type::Scalar(Scalar::Bool) => &rt::BOOL_RESULT,
        Type::Scalar(Scalar::Char) => &rt::CHAR_RESULT,
        Type::Scalar(Scalar::F32) => &rt::FLOAT_RESULT,
        Type::Scalar(Scalar::F64) => &rt::DOUBLE_RESULT,
        Type::Scalar(_) => &rt::INT_RESULT,
        Type::Enum(_) | Type::Ordering => &rt::ENUM_RESULT,
        _ => &rt::UNIT_RESULT,
    }
}

fn decode_scalar(scalar: Scalar) -> &'static Known {
    match scalar {
        Scalar::Bool => &rt::PEEK_BOOL,
        Scalar::Char => &rt::PEEK_CHAR,
        Scalar::I8 => &rt::PEEK_INT8,
        Scalar::I16 => &rt::PEEK_INT16,
        Scalar::I32 => &rt::PEEK_INT32,
        Scalar::I64 => &rt::PEEK_INT64,
        Scalar::Isize => &rt::PEEK_INT,
        Scalar::U8 => &rt::PEEK_WORD8,
        Scalar::U16 => &rt::PEEK_WORD16,
        Scalar::U32 => &rt::PEEK_WORD32,
        Scalar::U64 => &rt::PEEK_WORD64,
        Scalar::Usize => &rt::PEEK_WORD,
        Scalar::F32 => &rt::PEEK_FLOAT,
        Scalar::F64 => &rt::PEEK_DOUBLE,
    }
}

fn lend_scalar(scalar: Scalar) -> &'static Known {
    match scalar {
        Scalar::Bool => &rt::POKE_BOOL,
        Scalar::Char => &rt::POKE_CHAR,
        Scalar::I8 => &rt::POKE_INT8,
        Scalar::I16 => &rt::POKE_INT16,
        Scalar::I32 => &rt::POKE_INT32,
        Scalar::I64 => &rt::POKE_INT64,
        Scalar::Isize => &rt::POKE_INT,
        Scalar::U8 => &rt::POKE_WORD8,
        Scalar::U16 => &rt::POKE_WORD16,
        Scalar::U32 => &rt::POKE_WORD32,
        Scalar::U64 => &rt::POKE_WORD64,
        Scalar::Usize => &rt::POKE_WORD,
        Scalar::F32 => &rt::POKE_FLOAT,
        Scalar::F64 => &rt::POKE_DOUBLE,
    }
}

/// A `Decode` of the value at `at`, which the result's receiver comes to own. What it pulls later, it pulls by `import`.
pub(super) fn decode(ty: &Type, at: usize, import: Import, names: &Names) -> Expr {
    let offset = || Expr::size(at);
    let known = match ty {
        // A number that Rust has in memory, it reads itself. A function of Haskell's never comes out of Rust, nor does an array or a
        // waker.
        Type::Unit
        | Type::Token
        | Type::Stop
        | Type::ReleasedScalar(_)
        | Type::Closure(..)
        | Type::Trait(..)
        | Type::Array(_)
        | Type::Waker => &rt::PEEK_UNIT,
        Type::Interrupted => &rt::PEEK_STOPPED,
        Type::Scalar(scalar) => decode_scalar(*scalar),
        Type::Text => &rt::PEEK_TEXT,
        Type::Bytes => &rt::PEEK_BYTES,
        Type::Vector(_) | Type::Structs(_) => &rt::PEEK_VECTOR,
        Type::ReleasedBytes => &rt::PEEK_RELEASED_BYTES,
        Type::ReleasedVector(_) => &rt::PEEK_RELEASED_VECTOR,
        Type::ReleasedText => &rt::PEEK_RELEASED_TEXT,
        Type::Enum(_) | Type::Ordering => &rt::PEEK_ENUM,
        Type::Wide(Wide::Unsigned) => &rt::PEEK_NATURAL,
        Type::Wide(Wide::Signed) => &rt::PEEK_INTEGER,
        Type::Exception => &rt::PEEK_EXCEPTION,
        Type::Lent(sequence) => match **sequence {
            Type::Text => &rt::PEEK_BORROWED_TEXT,
            Type::Bytes => &rt::PEEK_BORROWED_BYTES,
            Type::Held(_) => &rt::PEEK_BORROWED_HELD,
            _ => &rt::PEEK_BORROWED_VECTOR,
        },
        Type::Option(value) => {
            let value = decode(&value.ty, at + value.offset, import, names);
            return rt::PEEK_MAYBE.call([offset(), value]);
        }
        Type::Tuple(fields) => {
            let constructor = Expr::TupleConstructor(fields.len());
            return read_fields(constructor, fields, at, import, names);
        }
        Type::Data(id) => return peek_at(at, names.peek(id).expr()),
        Type::List { form, item, size } => {
            let list = match **item {
                Type::Text => rt::PEEK_TEXTS.call([offset()]),
                ref item => {
                    let list = |item| rt::PEEK_LIST.call([offset(), Expr::size(*size), item]);
                    list_of(item, decode(item, 0, import, names), names, list)
                }
            };
            return match from_list(*form) {
                Some(function) => function.expr().infix(Operator::Map, list),
                None => list,
            };
        }
        Type::Converted(conversion) => {
            let value = decode(&conversion.value, at, import, names);
            return rt::PEEK_CONVERTED.call([converted::from(conversion, names), value]);
        }
        Type::Pointer { value, size } => {
            let value = decode(value, 0, import, names);
            return rt::PEEK_POINTER.call([offset(), Expr::size(*size), value]);
        }
        Type::Either(left, right) => {
            let side = |side: &Slotted| decode(&side.ty, at + side.offset, import, names);
            return rt::PEEK_EITHER.call([offset(), side(left), side(right)]);
        }
        Type::Error(id) => return peek_at(at, names.decoder(id).expr()),
        Type::Message => &rt::PEEK_RUST_ERROR,
        Type::Held(_) => &rt::PEEK_HELD,
        Type::Object(id) => {
            let object = match names.finalizer(id) {
                Finalizer::C => &rt::PEEK_OBJECT,
                Finalizer::Haskell => &rt::PEEK_CONCURRENT_OBJECT,
                Finalizer::Late => &rt::PEEK_LATE_OBJECT,
            };
            let object = object.call([names.destructor(id).expr(), offset()]);
            let constructor = if names.is_imported(id) {
                rt::OF_HANDLE.expr()
            } else {
                names.type_name(id).expr()
            };
            return constructor.infix(Operator::Map, object);
        }
        Type::Items { item, size } => return pulled::items(item, *size, at, import, names),
        Type::Events { event, size } => return pulled::events(event, *size, at, names),
    };
    known.call([offset()])
}

/// What reads a list, of what reads an item.
fn list_of(item: &Type, read: Expr, names: &Names, list: impl Fn(Expr) -> Expr) -> Expr {
    if converts(item, names) {
        rt::PEEK_LIST_OF_PARTS.call([list(rt::PEEK_PART.call([read]))])
    } else {
        list(read)
    }
}

/// What makes the collection of a list, where it is not the list.
fn from_list(form: ListForm) -> Option<&'static Known> {
    match form {
        ListForm::List => None,
        ListForm::Vector => Some(&lib::BOXED_FROM_LIST),
        ListForm::Set => Some(&lib::SET_FROM_LIST),
        ListForm::Map => Some(&lib::MAP_FROM_LIST),
    }
}

/// What reads so many bytes further on.
fn peek_at(at: usize, peek: Expr) -> Expr {
    match at {
        0 => peek,
        _ => rt::PEEK_AT.call([Expr::size(at), peek]),
    }
}

/// What applies a function to what it reads of a slot, behind so many bytes: all of it, also when a conversion throws.
pub(super) fn read_fields(
    function: Expr,
    fields: &[Slotted],
    at: usize,
    import: Import,
    names: &Names,
) -> Expr {
    let read = |field: &Slotted| decode(&field.ty, at + field.offset, import, names);
    let reads = fields.iter().map(read).collect();
    all_parts(function, fields.iter().map(|field| &field.ty), reads, names)
}

/// `f <$> a <*> b` for values of these types: all are read, also when a conversion throws.
pub(super) fn all_parts<'a>(
    function: Expr,
    mut types: impl Iterator<Item = &'a Type>,
    reads: Vec<Expr>,
    names: &Names,
) -> Expr {
    if reads.len() > 1 && types.any(|ty| converts(ty, names)) {
        let parts = reads.into_iter().map(|read| rt::PART.call([read]));
        return rt::PEEK_PARTS.call([apply(function, parts.collect())]);
    }
    apply(function, reads)
}

/// `f <$> a <*> b`; `pure f` of nothing.
pub(super) fn apply(function: Expr, operands: Vec<Expr>) -> Expr {
    if operands.is_empty() {
        return lib::PURE.call([function]);
    }
    operands
        .into_iter()
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
        | Type::Message
        | Type::Exception
        | Type::Items { .. }
        | Type::Events { .. }
        | Type::Lent(_)
        | Type::Array(_) => &rt::POKE_UNIT,
        ty if put::is_put(ty) => {
            let poke = if holds(ty) {
                &rt::POKE_HOLDING
            } else {
                &rt::POKE_DATA
            };
            return poke.call([put::put(ty, at, names)]);
        }
        // The others are put.
        Type::Tuple(_)
        | Type::Data(_)
        | Type::Error(_)
        | Type::List { .. }
        | Type::Pointer { .. }
        | Type::Wide(_)
        | Type::Converted(_) => &rt::POKE_UNIT,
        Type::Waker => &rt::POKE_WAKER,
        Type::ReleasedBytes => &rt::POKE_OWNED_BYTES,
        Type::ReleasedVector(_) => &rt::POKE_OWNED_VECTOR,
        Type::ReleasedText => &rt::POKE_OWNED_TEXT,
        Type::ReleasedScalar(_) => &rt::POKE_OWNED_NUMBER,
        Type::Scalar(scalar) => lend_scalar(*scalar),
        Type::Held(_) => &rt::POKE_HELD,
        Type::Text => &rt::POKE_TEXT,
        Type::Bytes => &rt::POKE_BYTES,
        Type::Vector(_) | Type::Structs(_) => &rt::POKE_VECTOR,
        Type::Enum(_) | Type::Ordering => &rt::POKE_ENUM,
        Type::Option(value) => {
            let value = lend(&value.ty, at + value.offset, variable, stop, names);
            return rt::POKE_MAYBE.call([offset(), value]);
        }
        Type::Either(left, right) => {
            let side = |side: &Slotted| lend(&side.ty, at + side.offset, variable, stop, names);
            return rt::POKE_EITHER.call([offset(), side(left), side(right)]);
        }
        Type::Object(id) if names.is_imported(id) => {
            let lend = rt::POKE_OBJECT.call([offset()]);
            return rt::CONTRAMAP_POKE.call([rt::HANDLE_OF.expr(), lend]);
        }
        Type::Object(id) => {
            let pattern = Pat::Constructor(names.type_name(id), vec![Pat::variable(variable)]);
            let pointer = Expr::lambda([pattern], Expr::variable(variable));
            return rt::CONTRAMAP_POKE.call([pointer, rt::POKE_OBJECT.call([offset()])]);
        }
        Type::Trait(id, ownership) => {
            let lend = match ownership {
                Ownership::Lent => &rt::POKE_TRAIT,
                Ownership::Given => &rt::POKE_STORED_TRAIT,
            };
            return lend.call([names.methods(id).expr(), offset()]);
        }
        Type::Closure(closure, ownership) => {
            let lend = match ownership {
                Ownership::Lent => &rt::POKE_CLOSURE,
                Ownership::Given => &rt::POKE_STORED_CLOSURE,
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
pub(super) fn evaluate(ty: &Type, names: &Names) -> Expr {
    match ty {
        // Objects have no instance of `NFData`.
        Type::List {
            form: ListForm::List,
            item,
            ..
        } if matches!(**item, Type::Object(_)) => {
            rt::EVALUATING_ITEMS.call([evaluate(item, names)])
        }
        ty if put::is_put(ty) && names.is_evaluable(ty) => rt::EVALUATING_DEEPLY.expr(),
        Type::Option(value) => rt::EVALUATING_MAYBE.call([evaluate(&value.ty, names)]),
        _ => rt::EVALUATING.expr(),
    }
}

/// A `Change`, which lends a copy of the value and reads it again.
pub(super) fn change(ty: &Type, names: &Names) -> Expr {
    match ty {
        Type::Bytes => rt::IN_OUT_BYTES.expr(),
        Type::Vector(_) => rt::IN_OUT_VECTOR.expr(),
        // Nothing else is changed but what lies in the slot itself.
        _ => {
            let read = decode(ty, 0, Import::Safe, names);
            rt::IN_OUT_SCALAR.call([lend(ty, 0, "it", None, names), read])
        }
    }
}

/// A function that takes the closure and reads its arguments.
pub(super) fn closure_application(
    closure: &Closure,
    variable: &str,
    stop: Option<&str>,
    names: &Names,
) -> Expr {
    let applied = application(closure, variable, stop, names);
    if thrown(&closure.result).is_none() {
        return applied;
    }
    // The action is run where its exceptions are caught.
    let as_value = if closure.parameters.is_empty() {
        lib::PURE.expr()
    } else {
        Expr::LeftSection(Box::new(lib::PURE.expr()), Operator::Map)
    };
    as_value.infix(Operator::Compose, applied)
}

fn application(closure: &Closure, variable: &str, stop: Option<&str>, names: &Names) -> Expr {
    let parameters = &closure.parameters;
    let compose = |outer: Expr, inner: Expr| outer.infix(Operator::Compose, inner);
    // What an argument pulls later, it pulls as it likes.
    let import = Import::Safe;
    let several = || read_fields(Expr::variable(variable), parameters, 0, import, names);
    let one = |only: &Slotted| {
        let value = decode(&only.ty, only.offset, import, names);
        Expr::RightSection(Operator::Map, Box::new(value))
    };
    let run = names.actions().map(|actions| actions.run.expr());
    let heeding = stop.map(|stop| rt::CANCEL_WITH.call([Expr::variable(stop)]));
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
        .any(|parameter| owns(&parameter.ty, names))
    {
        compose(rt::PEEK_MASKED.expr(), applied)
    } else {
        applied
    }
}

/// What takes a closure's result to Rust: scalars over its arguments, the rest lent, as is what Rust checks.
pub(super) fn answer(closure: &Closure, variable: &str, names: &Names) -> Expr {
    let known = match &closure.result {
        result if closure.checked => return lent_answer(closure, result, variable, names),
        Type::Unit => &rt::RETURN_UNIT,
        Type::Scalar(Scalar::Bool) => &rt::RETURN_BOOL,
        Type::Scalar(Scalar::Char) => &rt::RETURN_CHAR,
        Type::Scalar(_) => &rt::RETURN_STORABLE,
        Type::Enum(_) | Type::Ordering => &rt::RETURN_ENUM,
        result => return lent_answer(closure, result, variable, names),
    };
    known.expr()
}

/// What lends a closure's result to Rust.
fn lent_answer(closure: &Closure, result: &Type, variable: &str, names: &Names) -> Expr {
    let value = lend(result, 0, variable, None, names);
    let known = if closure.checked || converts(result, names) {
        &rt::RETURN_CONVERTED
    } else {
        &rt::RETURN_SLOT
    };
    let returned = known.call([Expr::size(closure.result_slot), value]);
    match thrown(result) {
        Some(_) => rt::RETURN_OR_THROWN.call([returned]),
        None => returned,
    }
}
