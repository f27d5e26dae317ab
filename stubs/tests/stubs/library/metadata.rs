//! Libraries whose metadata is rejected.

use hsffi_metadata::RecordError;
use hsffi_metadata::testing::{encode, with_digest};
use hsffi_stubs::Error;
use hsffi_stubs::description::{
    self as de, Closure, Docs, Ownership, Place, Record, Scalar, Slotted, Type,
};

use super::file::{ELF, archive, object_file, object_of_sections};
use super::record::{function, module, object_type, whole};
use super::refusal;

#[test]
fn a_library_without_metadata() {
    let library = archive(&[("a.o", &object_file(ELF, &[]))]);
    assert!(matches!(refusal(&library), Error::NoMetadata { .. }));
}

#[test]
fn metadata_of_another_version() {
    for (version, fix) in [
        (0_u16, "update hsffi in the library's Cargo.toml"),
        (hsffi_metadata::VERSION + 1, "update cargo-hsffi"),
    ] {
        let mut record = encode(&module("Data.Mail"));
        record[5..7].copy_from_slice(&version.to_le_bytes());
        let error = refusal(&object_of_sections(ELF, &[record]));
        assert!(matches!(error, Error::OtherVersion { found, .. } if found == version));
        let message = error.to_string();
        assert!(
            message.contains(&format!("version {version}, ")),
            "{message}"
        );
        let own = format!("version {}:", hsffi_metadata::VERSION);
        assert!(message.contains(&own), "{message}");
        assert!(message.contains(fix), "{message}");
    }
}

#[test]
fn damaged_metadata() {
    let mut record = encode(&module("Data.Mail"));
    record[30] ^= 1;
    let error = refusal(&object_of_sections(ELF, &[record]));
    assert!(
        matches!(error, Error::DamagedMetadata { source, .. } if source.source == RecordError::Digest)
    );
}

#[test]
fn no_module() {
    let mut records = whole();
    records.remove(2);
    let error = refusal(&object_file(ELF, &records));
    assert!(matches!(error, Error::NoModule { .. }));
    assert!(error.to_string().contains("hsffi::module!"));
}

#[test]
fn two_modules() {
    let mut records = whole();
    records.push(module("Data.Post"));
    let error = refusal(&object_file(ELF, &records));
    assert!(matches!(
        error,
        Error::TwoModules { first, second, .. } if (&*first, &*second) == ("Data.Mail", "Data.Post")
    ));
}

#[test]
fn equal_records_are_of_two_builds() {
    let types = object_file(ELF, &[object_type("shapes::Circle@0.1", "Circle")]);
    let functions = object_file(ELF, &[function("shapes_v0_1_area", Type::Unit, Type::Unit)]);
    let whole = object_file(ELF, &whole());
    let error = refusal(&archive(&[
        ("a.o", &whole),
        ("b.o", &types),
        ("c.o", &types),
    ]));
    assert!(matches!(error, Error::TwoTypes { id, .. } if id == "shapes::Circle@0.1"));
    let error = refusal(&archive(&[
        ("a.o", &whole),
        ("b.o", &functions),
        ("c.o", &functions),
    ]));
    assert!(matches!(error, Error::TwoExports { symbol, .. } if symbol == "shapes_v0_1_area"));
}

#[test]
fn two_functions_of_one_symbol() {
    let mut records = whole();
    records.push(function("mail_a", Type::Unit, Type::Scalar(Scalar::I8)));
    let error = refusal(&object_file(ELF, &records));
    assert!(matches!(error, Error::TwoExports { symbol, .. } if symbol == "mail_a"));
}

#[test]
fn two_types_of_one_path() {
    let mut records = whole();
    records.push(object_type("mail::Db", "Database"));
    let error = refusal(&object_file(ELF, &records));
    assert!(matches!(error, Error::TwoTypes { id, .. } if id == "mail::Db"));
}

#[test]
fn types_without_definition() {
    let id = || "mail::Lost".to_owned();
    let within = |ty| Slotted { offset: 0, ty };
    let closure = |parameters, result| {
        let closure = Closure {
            parameters,
            slot: 8,
            result,
            result_slot: 8,
            checked: false,
        };
        Type::Closure(Box::new(closure), Ownership::Lent)
    };
    let types = [
        Type::Object(id()),
        Type::Enum(id()),
        Type::Error(id()),
        // An object of this path does not make an enum of it.
        Type::Enum("mail::Db".into()),
        Type::Option(Box::new(within(Type::Enum(id())))),
        Type::Tuple(vec![within(Type::Unit), within(Type::Object(id()))]),
        closure(vec![within(Type::Object(id()))], Type::Unit),
        closure(Vec::new(), Type::Enum(id())),
    ];
    for ty in types {
        let of_parameter = function("mail_c", ty.clone(), Type::Unit);
        let of_value = function("mail_c", Type::Unit, ty.clone());
        for function in [of_parameter, of_value] {
            let mut records = whole();
            records.push(function);
            let error = refusal(&object_file(ELF, &records));
            assert!(
                matches!(&error, Error::Undefined { user, .. } if user == "mail_c_in_rust"),
                "{ty:?}: {error}"
            );
        }
        let mut records = whole();
        records.push(with_digest(Record::Error(de::Error {
            id: "mail::OpenError".into(),
            name: "OpenError".into(),
            symbol: "mail_OpenError_abi".into(),
            variants: vec![de::Variant {
                name: "Lost".into(),
                ident: "Lost".into(),
                fields: vec![de::Field {
                    name: "0".into(),
                    value: within(ty),
                    docs: Docs::default(),
                }],
                docs: Docs::default(),
            }],
            docs: Docs::default(),
            digest: 0,
            place: Place::default(),
        })));
        let error = refusal(&object_file(ELF, &records));
        assert!(matches!(error, Error::Undefined { user, .. } if user == "OpenError"));
    }
}
