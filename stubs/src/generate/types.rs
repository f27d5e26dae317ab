//! Haskell's types: those that users see, and those of C arguments.

use super::arrays::Elements;
use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::runtime_names as rt;
use crate::description::{ArgAbi, Scalar, Type};
use crate::haskell;

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
        Type::Enum(id) | Type::Error(id) | Type::Object(id) => names.type_name(id).ty(),
        Type::Closure(closure, _) => {
            let parameters = closure.parameters.iter();
            let parameters = parameters.map(|parameter| public(&parameter.ty, names));
            let result = public(&closure.result, names);
            haskell::Type::function(parameters.collect(), names.action_of(result))
        }
        Type::Lent(sequence) => public(sequence, names),
        Type::Interrupted => rt::CALL_STOPPED.ty(),
        Type::Exception => lib::SOME_EXCEPTION.ty(),
        Type::Array(array) => Elements::default().public(*array),
        Type::Items { item, .. } => apply(&rt::ITEMS, public(item, names)),
    }
}

/// A C argument.
pub(super) enum Carrier<'a> {
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

/// The C arguments that carry a parameter.
pub(super) fn carriers(ty: &Type, abi: ArgAbi) -> Vec<Carrier<'_>> {
    let length = || Carrier::Number(Scalar::Usize);
    match (abi, ty) {
        (ArgAbi::Slot | ArgAbi::InOut, _) => vec![Carrier::Slot],
        (ArgAbi::ArraySlice, _) => vec![Carrier::Utf8, length(), length()],
        (ArgAbi::Slice, Type::Vector(scalar)) => vec![Carrier::Numbers(*scalar), length()],
        (ArgAbi::Slice, Type::Array(_)) => vec![Carrier::Slot, length()],
        (ArgAbi::Slice, _) => vec![Carrier::Numbers(Scalar::U8), length()],
        (ArgAbi::Word, Type::Scalar(Scalar::Bool) | Type::Unit) => {
            vec![Carrier::Number(Scalar::U8)]
        }
        (ArgAbi::Word, Type::Scalar(Scalar::Char) | Type::Enum(_)) => {
            vec![Carrier::Number(Scalar::U32)]
        }
        (ArgAbi::Word, Type::Scalar(scalar)) => vec![Carrier::Number(*scalar)],
        (ArgAbi::Word, Type::Token) => vec![Carrier::Functions],
        (ArgAbi::Word, Type::Stop) => vec![Carrier::Flag],
        (ArgAbi::Word, Type::Object(id)) => vec![Carrier::Object(id)],
        (ArgAbi::Word, _) => vec![Carrier::Numbers(Scalar::U8)],
    }
}

/// The same as Haskell's types.
pub(super) fn carried(ty: &Type, abi: ArgAbi, names: &Names) -> Vec<haskell::Type> {
    carriers(ty, abi)
        .into_iter()
        .map(|carrier| match carrier {
            Carrier::Number(scalar) => scalar_type(scalar),
            Carrier::Numbers(scalar) => constant_pointer(scalar_type(scalar), names),
            Carrier::Object(id) => constant_pointer(names.type_name(id).ty(), names),
            Carrier::Utf8 => haskell::Type::Unlifted(rt::UTF8_ARRAY.name()),
            Carrier::Functions => functions(),
            Carrier::Flag => pointer(lib::WORD32.ty()),
            Carrier::Slot => slot(),
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
