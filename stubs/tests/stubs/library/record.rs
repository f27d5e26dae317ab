//! Records of a small library, for the files of the tests.

use hsffi_metadata::testing::with_digest;
use hsffi_stubs::description::{
    Access, ArgAbi, Docs, Finalizer, Function, Import, Module, Object, Parameter, Place, Record,
    Scalar, Type,
};

pub(super) fn module(root: &str) -> Record {
    with_digest(Record::Module(Module {
        root: root.into(),
        package: "mail".into(),
        version: "1.0.0".into(),
        prefix: "mail_hsffi".into(),
        license: "MIT".into(),
        license_file: None,
        docs: "Mail.".into(),
        digest: 0,
        place: Place::default(),
        capi: false,
        io: None,
    }))
}

pub(super) fn function(symbol: &str, parameter: Type, value: Type) -> Record {
    with_digest(Record::Function(Function {
        symbol: symbol.into(),
        name: format!("{symbol}_in_rust"),
        haskell_name: None,
        owner: None,
        method: false,
        import: Import::Safe,
        reason: String::new(),
        either: false,
        parameters: vec![Parameter {
            name: "it".into(),
            ty: parameter,
            abi: ArgAbi::Word,
            slot: 8,
        }],
        value,
        error: None,
        slot: 8,
        docs: Docs::default(),
        blocking: false,
        digest: 0,
        place: Place::default(),
        pure: false,
        asynchronous: false,
        class: None,
    }))
}

pub(super) fn object_type(id: &str, name: &str) -> Record {
    with_digest(Record::Object(Object {
        id: id.into(),
        name: name.into(),
        symbol: format!("mail_{name}_abi"),
        destructor: format!("mail_{name}_destroy"),
        finalizer: Finalizer::C,
        close: None,
        access: Access::Free,
        instances: Vec::new(),
        docs: Docs::default(),
        digest: 0,
        place: Place::default(),
    }))
}

/// A module, two functions and a type, which need nothing else.
pub(super) fn whole() -> Vec<Record> {
    vec![
        function("mail_b", Type::Object("mail::Db".into()), Type::Unit),
        object_type("mail::Db", "Db"),
        module("Data.Mail"),
        function("mail_a", Type::Unit, Type::Scalar(Scalar::U8)),
    ]
}
