//! Records as rustc encodes them, in constants.

use hsffi_metadata::owned::{
    Access, ArgAbi, Class, Constant, Deprecation, Docs, Enum, Error, Field, Finalizer, Function,
    Import, LicenseFile, Module, Object, Parameter, Place, Record, Slotted, Type, Value, Variant,
};
use hsffi_metadata::testing::encode;
use hsffi_metadata::{self as md, DecodeError, RecordError, Scalar, decode, digest};

use crate::part::{Part, assemble};

/// Decodes a section of one record, and checks that the second encoder agrees with rustc's.
pub fn decode_one(bytes: &[u8]) -> Record {
    let mut records = decode(bytes).expect("the record is whole");
    let record = records.pop().expect("there is a record");
    assert!(records.is_empty(), "there is one record");
    assert_eq!(
        encode(&record),
        bytes,
        "what was decoded is what was encoded"
    );
    record
}

/// Where [`encoded!`] says that everything stands.
fn place() -> Place {
    Place {
        file: "src/mail.rs".into(),
        line: 70_000,
        rust_module: "mail::index".into(),
        haskell_module: Some("Data.Mail.Index".into()),
    }
}

fn binding_digest(bytes: &[u8]) -> u64 {
    let len = u32::from_le_bytes([bytes[8], bytes[9], bytes[10], bytes[11]]) as usize;
    let binding = &bytes[md::HEADER_LEN..md::HEADER_LEN + len];
    digest(&[&bytes[7..8], binding].concat())
}

pub const RETURNS_NOTHING: md::Function = md::Function {
    symbol: "s",
    name: "n",
    haskell_name: "",
    owner: None,
    method: false,
    import: Import::Safe,
    reason: "",
    either: false,
    parameters: &[],
    value: md::Type::Unit,
    error: None,
    slot: 0,
    docs: md::Docs::of(&[""]),
    blocking: false,
    pure: false,
    asynchronous: false,
    class: None,
};

#[test]
fn a_module() {
    let bytes = encoded!(md::Record::Module(md::Module {
        root: "Data.Mail",
        package: "mail",
        version: "1.2.3-rc.1",
        prefix: "mail_hsffi",
        license: "MIT OR Apache-2.0",
        license_file: Some(md::LicenseFile {
            name: "COPYING",
            text: "Copy.",
        }),
        docs: md::Docs::of(&["Mail → post.\n\nMore."]),
        capi: true,
        io: "Mail",
    }));
    let expected = Record::Module(Module {
        root: "Data.Mail".into(),
        package: "mail".into(),
        version: "1.2.3-rc.1".into(),
        prefix: "mail_hsffi".into(),
        license: "MIT OR Apache-2.0".into(),
        license_file: Some(LicenseFile {
            name: "COPYING".into(),
            text: "Copy.".into(),
        }),
        docs: "Mail → post.\n\nMore.".into(),
        digest: binding_digest(&bytes),
        place: place(),
        capi: true,
        io: Some("Mail".into()),
    });
    assert_eq!(decode_one(&bytes), expected);
}

macro_rules! constant {
    ($value:expr) => {
        md::Record::Constant(md::Constant {
            symbol: "mail_MAX_LEN",
            name: "MAX_LEN",
            haskell_name: "longest",
            owner: Some(definition!("mail::Db")),
            value: $value,
            docs: md::Docs::of(&["The longest."]),
        })
    };
}

#[test]
fn constants() {
    let decoded = [
        (
            encoded!(constant!(md::Value::Scalar(
                Scalar::I32,
                (-5_i32).cast_unsigned() as u64
            ))),
            Value::Integer(Scalar::I32, -5),
        ),
        (
            encoded!(constant!(md::Value::Scalar(Scalar::Char, 'λ' as u64))),
            Value::Char('λ'),
        ),
        (
            encoded!(constant!(md::Value::Text("é\0"))),
            Value::Text("é\0".into()),
        ),
        (
            encoded!(constant!(md::Value::Bytes(&[0xFF, 0]))),
            Value::Bytes(vec![0xFF, 0]),
        ),
    ];
    for (bytes, value) in decoded {
        let expected = Record::Constant(Constant {
            symbol: "mail_MAX_LEN".into(),
            name: "MAX_LEN".into(),
            haskell_name: Some("longest".into()),
            owner: Some("mail::Db@0.3".into()),
            value,
            docs: "The longest.".into(),
            digest: binding_digest(&bytes),
            place: place(),
        });
        assert_eq!(decode_one(&bytes), expected);
    }
}

#[test]
fn constants_without_a_value() {
    for (bytes, source) in [
        (
            encoded!(constant!(md::Value::Scalar(Scalar::Bool, 2))),
            RecordError::Value,
        ),
        (
            encoded!(constant!(md::Value::Scalar(Scalar::Char, 0xD800))),
            RecordError::Value,
        ),
    ] {
        assert_eq!(decode(&bytes), Err(DecodeError { offset: 0, source }));
    }
    let mut binding = Part::default();
    for _ in 0..4 {
        binding.text("");
    }
    binding.0.push(0);
    let bytes = assemble(6, &binding.0, &[]);
    let source = RecordError::NoConstants;
    assert_eq!(decode(&bytes), Err(DecodeError { offset: 0, source }));
}

#[test]
fn a_function() {
    const COUNT: md::Slotted = md::Slotted {
        offset: 8,
        ty: &md::Type::Scalar(Scalar::U64),
    };
    let bytes = encoded!(md::Record::Function(md::Function {
        symbol: "mail_Database_open_0123456789abcdef",
        name: "open",
        haskell_name: "openDatabase",
        owner: Some(definition!("mail::Database")),
        method: true,
        import: Import::Unsafe,
        reason: "reads one field",
        either: true,
        parameters: &[
            md::Parameter {
                name: "self",
                ty: md::Type::Object(definition!("mail::Database")),
                abi: ArgAbi::Word,
                slot: 8,
            },
            md::Parameter {
                name: "path",
                ty: md::Type::Text,
                abi: ArgAbi::Slice,
                slot: 16,
            },
            md::Parameter {
                name: "limit",
                ty: md::Type::Option(&COUNT),
                abi: ArgAbi::Slot,
                slot: 16,
            },
        ],
        value: md::Type::Vector(Scalar::F32),
        error: Some(md::Type::Error(definition!("mail::OpenError"))),
        slot: 40,
        docs: md::Docs {
            text: &["Op", "", "ens."],
            deprecated: Some(md::Deprecation {
                since: "0.2",
                note: "Use `read`.",
            }),
        },
        blocking: true,
        pure: true,
        asynchronous: false,
        class: Some(md::Class::Show),
    }));
    let parameter = |name: &str, ty, abi, slot| Parameter {
        name: name.into(),
        ty,
        abi,
        slot,
    };
    let limit = Type::Option(Box::new(Slotted {
        offset: 8,
        ty: Type::Scalar(Scalar::U64),
    }));
    let expected = Record::Function(Function {
        symbol: "mail_Database_open_0123456789abcdef".into(),
        name: "open".into(),
        haskell_name: Some("openDatabase".into()),
        owner: Some("mail::Database@0.3".into()),
        method: true,
        import: Import::Unsafe,
        reason: "reads one field".into(),
        either: true,
        parameters: vec![
            parameter(
                "self",
                Type::Object("mail::Database@0.3".into()),
                ArgAbi::Word,
                8,
            ),
            parameter("path", Type::Text, ArgAbi::Slice, 16),
            parameter("limit", limit, ArgAbi::Slot, 16),
        ],
        value: Type::Vector(Scalar::F32),
        error: Some(Type::Error("mail::OpenError@0.3".into())),
        slot: 40,
        docs: Docs {
            text: "Opens.".into(),
            deprecated: Some(Deprecation {
                since: "0.2".into(),
                note: "Use `read`.".into(),
            }),
        },
        blocking: true,
        digest: binding_digest(&bytes),
        place: place(),
        pure: true,
        asynchronous: false,
        class: Some(Class::Show),
    });
    assert_eq!(decode_one(&bytes), expected);
}

#[test]
fn what_a_function_does_not_say_is_none() {
    let bytes = encoded!(md::Record::Function(RETURNS_NOTHING));
    let Record::Function(function) = decode_one(&bytes) else {
        panic!("a function was encoded");
    };
    assert_eq!(function.haskell_name, None);
    assert_eq!((function.owner, function.error), (None, None));
    assert_eq!(function.import, Import::Safe);
    assert!(!function.method && !function.either);
}

#[test]
fn an_object() {
    let bytes = encoded!(md::Record::Object(md::Object {
        id: definition!("mail::Database"),
        name: "Database",
        symbol: "mail_Database_abi",
        destructor: "mail_Database_destroy",
        finalizer: Finalizer::Haskell,
        close: "mail_Database_close",
        access: md::Access::Shared,
        instances: &[md::Class::Eq, md::Class::NFData],
        docs: md::Docs::of(&["Mail."]),
    }));
    let expected = Record::Object(Object {
        id: "mail::Database@0.3".into(),
        name: "Database".into(),
        symbol: "mail_Database_abi".into(),
        destructor: "mail_Database_destroy".into(),
        finalizer: Finalizer::Haskell,
        close: Some("mail_Database_close".into()),
        access: Access::Shared,
        instances: vec![Class::Eq, Class::NFData],
        docs: "Mail.".into(),
        digest: binding_digest(&bytes),
        place: place(),
    });
    assert_eq!(decode_one(&bytes), expected);
}

#[test]
fn an_enum() {
    let bytes = encoded!(md::Record::Enum(md::Enum {
        id: definition!("mail::Mode"),
        name: "Mode",
        symbol: "mail_Mode_abi",
        variants: &[
            md::Variant {
                name: "ReadOnly",
                ident: "ReadOnly",
                fields: &[],
                docs: md::Docs::of(&["Reads."]),
            },
            md::Variant {
                name: "ReadWrite",
                ident: "ReadWrite",
                fields: &[],
                docs: md::Docs::of(&[""]),
            },
        ],
        docs: md::Docs::of(&["How."]),
    }));
    let variant = |name: &str, docs: &str| Variant {
        name: name.into(),
        ident: name.into(),
        fields: Vec::new(),
        docs: docs.into(),
    };
    let expected = Record::Enum(Enum {
        id: "mail::Mode@0.3".into(),
        name: "Mode".into(),
        symbol: "mail_Mode_abi".into(),
        variants: vec![variant("ReadOnly", "Reads."), variant("ReadWrite", "")],
        docs: "How.".into(),
        digest: binding_digest(&bytes),
        place: place(),
    });
    assert_eq!(decode_one(&bytes), expected);
}

#[test]
fn an_error() {
    let bytes = encoded!(md::Record::Error(md::Error {
        id: definition!("mail::OpenError"),
        name: "OpenError",
        symbol: "mail_OpenError_abi",
        variants: &[
            md::Variant {
                name: "Locked",
                ident: "Locked",
                fields: &[],
                docs: md::Docs::of(&["In use."]),
            },
            md::Variant {
                name: "Damaged",
                ident: "Damaged",
                fields: &[
                    md::Field {
                        name: "at",
                        value: md::Slotted {
                            offset: 32,
                            ty: &md::Type::Scalar(Scalar::U32),
                        },
                        docs: md::Docs::of(&["Where."]),
                    },
                    md::Field {
                        name: "0",
                        value: md::Slotted {
                            offset: 40,
                            ty: &md::Type::Bytes,
                        },
                        docs: md::Docs::of(&[]),
                    },
                ],
                docs: md::Docs::of(&["Broken."]),
            },
        ],
        docs: md::Docs::of(&["Why not."]),
    }));
    let field = |name: &str, offset, ty, docs: &str| Field {
        name: name.into(),
        value: Slotted { offset, ty },
        docs: docs.into(),
    };
    let expected = Record::Error(Error {
        id: "mail::OpenError@0.3".into(),
        name: "OpenError".into(),
        symbol: "mail_OpenError_abi".into(),
        variants: vec![
            Variant {
                name: "Locked".into(),
                ident: "Locked".into(),
                fields: Vec::new(),
                docs: "In use.".into(),
            },
            Variant {
                name: "Damaged".into(),
                ident: "Damaged".into(),
                fields: vec![
                    field("at", 32, Type::Scalar(Scalar::U32), "Where."),
                    field("0", 40, Type::Bytes, ""),
                ],
                docs: "Broken.".into(),
            },
        ],
        docs: "Why not.".into(),
        digest: binding_digest(&bytes),
        place: place(),
    });
    assert_eq!(decode_one(&bytes), expected);
}

#[test]
fn the_format_is_as_documented() {
    let bytes = encoded!(md::Record::Function(md::Function {
        reason: "reads one field",
        docs: md::Docs::of(&["Op", "ens."]),
        ..RETURNS_NOTHING
    }));
    let mut binding = Part::default();
    for text in ["s", "n", "", ""] {
        binding.text(text);
    }
    binding.0.extend([0, Import::Safe as u8, 0]);
    binding.number(0);
    binding.0.extend([0, 0]);
    binding.number(0);
    // Neither pure nor a future, and of no class.
    binding.0.extend([0, 0, 0]);
    let mut docs = Part::default();
    docs.text("Opens.");
    docs.0.push(0);
    docs.text("reads one field");
    docs.0.push(0);
    docs.text("src/mail.rs");
    docs.number(70_000);
    docs.text("mail::index");
    docs.text("Data.Mail.Index");
    assert_eq!(bytes, assemble(2, &binding.0, &docs.0));
}
