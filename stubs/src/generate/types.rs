//! Haskell's types: those that users see, and those of C arguments.

use super::arrays::Elements;
use super::converted;
use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::runtime_names as rt;
use crate::description::{ArgAbi, Closure, ListForm, Scalar, Slotted, Type, Wide};
use crate::haskell::{self, Name, Origin};

/// The type as users see it. Of what no value of Haskell's stands for, it is `()`.
pub(super) fn public(ty: &Type, names: &Names) -> haskell::Type {
    let apply = |head: &Known, argument| head.ty().apply([argument]);
    match ty {
        Type::Unit | Type::Token | Type::Stop => haskell::Type::Tuple(Vec::new()),
        Type::Scalar(scalar) | Type::ReleasedScalar(scalar) => scalar_type(*scalar),
        Type::Text | Type::ReleasedText => lib::TEXT.ty(),
        Type::Bytes | Type::ReleasedBytes => lib::BYTE_STRING.ty(),
        Type::Vector(scalar) | Type::ReleasedVector(scalar) => {
            apply(&lib::VECTOR, scalar_type(*scalar))
        }
        Type::Option(value) => apply(&lib::MAYBE, public(&value.ty, names)),
        Type::Tuple(fields) => {
            let fields = fields.iter().map(|field| public(&field.ty, names));
            haskell::Type::Tuple(fields.collect())
        }
        Type::Enum(id)
        | Type::Error(id)
        | Type::Object(id)
        | Type::Data(id)
        | Type::Trait(id, _) => names.type_name(id).ty(),
        Type::Closure(closure, _) => {
            let parameters = closure.parameters.iter();
            let parameters = parameters.map(|parameter| public(&parameter.ty, names));
            let result = public(returned(closure), names);
            haskell::Type::function(parameters.collect(), names.action_of(result))
        }
        Type::Lent(sequence) => public(sequence, names),
        Type::Interrupted => rt::CALL_STOPPED.ty(),
        Type::Message => rt::RUST_ERROR.ty(),
        Type::Exception => lib::SOME_EXCEPTION.ty(),
        Type::Array(array) => Elements::default().public(*array),
        Type::Items { item, .. } => {
            let item = thrown(item).map_or(&**item, |(_, item)| &item.ty);
            apply(&rt::ITEMS, public(item, names))
        }
        Type::Events { event, .. } => {
            let event = thrown(event).map_or(&**event, |(_, event)| &event.ty);
            apply(&rt::EVENTS, public(event, names))
        }
        Type::Structs(id) => apply(&lib::VECTOR, names.type_name(id).ty()),
        Type::List { form, item, .. } => list(*form, item, names),
        Type::Pointer { value, .. } => public(value, names),
        Type::Either(left, right) => {
            let sides = [public(&left.ty, names), public(&right.ty, names)];
            lib::EITHER.ty().apply(sides)
        }
        Type::Wide(Wide::Unsigned) => lib::NATURAL.ty(),
        Type::Wide(Wide::Signed) => lib::INTEGER.ty(),
        Type::Ordering => lib::ORDERING.ty(),
        Type::Converted(conversion) => converted::ty(conversion, names),
        Type::Waker => apply(&lib::MVAR, haskell::Type::Tuple(Vec::new())),
        Type::Held(ty) => {
            let module = Origin::QualifiedOfPackage(ty.module.clone());
            Name::of(ty.name.clone(), module).ty()
        }
    }
}

/// The error that ends items of this type, and the items; or the exception that a closure with this result may throw for Rust to
/// read, and what it returns otherwise.
pub(super) fn thrown(result: &Type) -> Option<(&Slotted, &Slotted)> {
    match result {
        Type::Either(error, value) if matches!(error.ty, Type::Error(_) | Type::Message) => {
            Some((error, value))
        }
        _ => None,
    }
}

/// What a closure returns when it does not throw.
pub(super) fn returned(closure: &Closure) -> &Type {
    thrown(&closure.result).map_or(&closure.result, |(_, value)| &value.ty)
}

fn list(form: ListForm, item: &Type, names: &Names) -> haskell::Type {
    match (form, item) {
        (ListForm::Map, Type::Tuple(pair)) => {
            let pair = pair.iter().map(|part| public(&part.ty, names));
            lib::MAP.ty().apply(pair)
        }
        (ListForm::Set, _) => lib::SET.ty().apply([public(item, names)]),
        (ListForm::Vector, _) => lib::BOXED_VECTOR.ty().apply([public(item, names)]),
        (ListForm::List | ListForm::Map, _) => haskell::Type::List(Box::new(public(item, names))),
    }
}

/// A C argument.
pub(super) enum CArgument<'a> {
    Number(Scalar),
    /// A pointer to numbers that are lent.
    Numbers(Scalar),
    /// A pointer to an object of the type with this id.
    Object(&'a str),
    /// The address of an array that text lies in.
    Utf8,
    /// The address of the package's functions, which a token carries.
    Functions,
    /// A pointer to what a call is told to stop by.
    Flag,
    Slot,
}

/// The C arguments by which a parameter is passed.
pub(super) fn c_arguments(ty: &Type, abi: ArgAbi) -> Vec<CArgument<'_>> {
    let length = || CArgument::Number(Scalar::Usize);
    match (abi, ty) {
        (ArgAbi::Slot | ArgAbi::InOut, _) => vec![CArgument::Slot],
        (ArgAbi::ArraySlice, _) => vec![CArgument::Utf8, length(), length()],
        (ArgAbi::Slice, Type::Vector(scalar)) => vec![CArgument::Numbers(*scalar), length()],
        (ArgAbi::Slice, Type::Array(_)) => vec![CArgument::Slot, length()],
        (ArgAbi::Slice, _) => vec![CArgument::Numbers(Scalar::U8), length()],
        (ArgAbi::Word, Type::Scalar(Scalar::Bool) | Type::Unit) => {
            vec![CArgument::Number(Scalar::U8)]
        }
        (ArgAbi::Word, Type::Scalar(Scalar::Char) | Type::Enum(_) | Type::Ordering) => {
            vec![CArgument::Number(Scalar::U32)]
        }
        (ArgAbi::Word, Type::Scalar(scalar)) => vec![CArgument::Number(*scalar)],
        (ArgAbi::Word, Type::Token) => vec![CArgument::Functions],
        (ArgAbi::Word, Type::Stop) => vec![CArgument::Flag],
        (ArgAbi::Word, Type::Object(id)) => vec![CArgument::Object(id)],
        (ArgAbi::Word, _) => vec![CArgument::Numbers(Scalar::U8)],
    }
}

/// The same as Haskell's types.
pub(super) fn c_argument_types(ty: &Type, abi: ArgAbi, names: &Names) -> Vec<haskell::Type> {
    c_arguments(ty, abi)
        .into_iter()
        .map(|argument| match argument {
            CArgument::Number(scalar) => scalar_type(scalar),
            CArgument::Numbers(scalar) => constant_pointer(scalar_type(scalar), names),
            CArgument::Object(id) => constant_pointer(names.type_name(id).ty(), names),
            CArgument::Utf8 => haskell::Type::Unlifted(rt::UTF8_ARRAY.name()),
            CArgument::Functions => functions(),
            CArgument::Flag => pointer(lib::WORD32.ty()),
            CArgument::Slot => slot(),
        })
        .collect()
}

/// The type of a pointer.
pub(super) fn pointer(target: haskell::Type) -> haskell::Type {
    lib::PTR.ty().apply([target])
}

/// The type of a pointer to what Haskell lends, which is not changed.
pub(super) fn constant_pointer(target: haskell::Type, names: &Names) -> haskell::Type {
    if names.by_header() {
        lib::CONST_PTR.ty().apply([target])
    } else {
        pointer(target)
    }
}

/// The type of the address of the package's functions.
pub(super) fn functions() -> haskell::Type {
    pointer(haskell::Type::Tuple(Vec::new()))
}

/// The type of a slot as an argument.
pub(super) fn slot() -> haskell::Type {
    let array = haskell::Type::Unlifted(lib::MUTABLE_BYTE_ARRAY_HASH.name());
    array.apply([lib::REAL_WORLD_OF_GHC.ty()])
}

pub(super) fn scalar_type(scalar: Scalar) -> haskell::Type {
    let known = match scalar {
        Scalar::Bool => &lib::BOOL,
        Scalar::Char => &lib::CHAR,
        Scalar::I8 => &lib::INT8,
        Scalar::I16 => &lib::INT16,
        Scalar::I32 => &lib::INT32,
        Scalar::I64 => &lib::INT64,
        Scalar::Isize => &lib::INT,
        Scalar::U8 => &lib::WORD8,
        Scalar::U16 => &lib::WORD16,
        Scalar::U32 => &lib::WORD32,
        Scalar::U64 => &lib::WORD64,
        Scalar::Usize => &lib::WORD,
        Scalar::F32 => &lib::FLOAT,
        Scalar::F64 => &lib::DOUBLE,
    };
    known.ty()
}
