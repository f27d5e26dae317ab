//! Types as rustc encodes them, each as the result of a function.

use hsffi_metadata::owned::{Closure, Ownership, Record, Slotted, Type};
use hsffi_metadata::{self as md, Scalar};

use crate::rustc::{RETURNS_NOTHING, decode_one};

/// A function that returns `$ty`, as rustc encodes it, must come back with `$expected`.
macro_rules! types {
    ($($name:ident: $ty:expr => $expected:expr;)*) => {$(
        #[test]
        fn $name() {
            const TYPE: md::Type = $ty;
            let bytes = encoded!(returning(TYPE));
            let Record::Function(function) = decode_one(&bytes) else {
                panic!("a function was encoded");
            };
            assert_eq!(function.value, $expected);
        }
    )*};
}

const fn returning(value: md::Type) -> md::Record {
    md::Record::Function(md::Function {
        value,
        ..RETURNS_NOTHING
    })
}

const fn at(offset: usize, ty: &'static md::Type) -> md::Slotted {
    md::Slotted { offset, ty }
}

fn lies_at(offset: usize, ty: Type) -> Slotted {
    Slotted { offset, ty }
}

types! {
    unit: md::Type::Unit => Type::Unit;
    text: md::Type::Text => Type::Text;
    bytes: md::Type::Bytes => Type::Bytes;
    token: md::Type::Token => Type::Token;
    stop: md::Type::Stop => Type::Stop;
    interrupted: md::Type::Interrupted => Type::Interrupted;
    exception: md::Type::Exception => Type::Exception;
    enumeration: md::Type::Enum(definition!("a::E")) => Type::Enum("a::E@0.3".into());
    error: md::Type::Error(definition!("a::F")) => Type::Error("a::F@0.3".into());
    object: md::Type::Object(definition!("a::O")) => Type::Object("a::O@0.3".into());
    released_bytes: md::Type::ReleasedBytes => Type::ReleasedBytes;
    released_vector: md::Type::ReleasedVector(Scalar::F32) => Type::ReleasedVector(Scalar::F32);
    array: md::Type::Array(md::Array::PinnedMutableByteArray)
        => Type::Array(md::Array::PinnedMutableByteArray);
    items: md::Type::Items { item: &md::Type::Text, size: 24 }
        => Type::Items { item: Box::new(Type::Text), size: 24 };
    option: md::Type::Option(&at(8, &md::Type::Scalar(Scalar::Char)))
        => Type::Option(Box::new(lies_at(8, Type::Scalar(Scalar::Char))));
    tuple: md::Type::Tuple(&[at(0, &md::Type::Scalar(Scalar::Bool)), at(8, &md::Type::Text), at(32, &md::Type::Unit)])
        => Type::Tuple(vec![
            lies_at(0, Type::Scalar(Scalar::Bool)),
            lies_at(8, Type::Text),
            lies_at(32, Type::Unit),
        ]);
    lent: md::Type::Lent(&md::Type::Text) => Type::Lent(Box::new(Type::Text));
    closure: md::Type::Closure(&md::Closure {
        parameters: &[at(0, &md::Type::Text), at(16, &md::Type::Scalar(Scalar::I64))],
        slot: 24,
        result: &md::Type::Scalar(Scalar::Bool),
        result_slot: 1,
        checked: true,
    }, Ownership::Given) => Type::Closure(
        Box::new(Closure {
            parameters: vec![lies_at(0, Type::Text), lies_at(16, Type::Scalar(Scalar::I64))],
            slot: 24,
            result: Type::Scalar(Scalar::Bool),
            result_slot: 1,
            checked: true,
        }),
        Ownership::Given,
    );
}

#[test]
fn every_scalar_and_vector() {
    macro_rules! each {
        ($($scalar:ident)*) => {
            [$((
                Scalar::$scalar,
                encoded!(returning(md::Type::Scalar(Scalar::$scalar))),
                encoded!(returning(md::Type::Vector(Scalar::$scalar))),
            )),*]
        };
    }
    let all = each!(Bool Char I8 I16 I32 I64 Isize U8 U16 U32 U64 Usize F32 F64);
    assert_eq!(all.len(), Scalar::ALL.len());
    for (scalar, alone, vector) in all {
        for (bytes, expected) in [
            (alone, Type::Scalar(scalar)),
            (vector, Type::Vector(scalar)),
        ] {
            let Record::Function(function) = decode_one(&bytes) else {
                panic!("a function was encoded");
            };
            assert_eq!(function.value, expected);
        }
    }
}
