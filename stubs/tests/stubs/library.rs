//! Files of every kind, read as libraries.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_metadata::RecordError;
use hsffi_stubs::Error;
use hsffi_stubs::description::{
    self as de, Access, ArgAbi, Closure, Description, Docs, Finalizer, Function, Import, Module,
    Object, Ownership, Parameter, Place, Record, Scalar, Slotted, Type,
};
use object::write;
use object::{Architecture, BinaryFormat, Endianness, SectionKind};

use hsffi_metadata::testing::Random;
use hsffi_metadata::testing::{encode, with_digest};

fn module(root: &str) -> Record {
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

fn function(symbol: &str, parameter: Type, value: Type) -> Record {
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
    }))
}

fn object_type(id: &str, name: &str) -> Record {
    with_digest(Record::Object(Object {
        id: id.into(),
        name: name.into(),
        symbol: format!("mail_{name}_abi"),
        destructor: format!("mail_{name}_destroy"),
        finalizer: Finalizer::C,
        close: None,
        access: Access::Free,
        docs: Docs::default(),
        digest: 0,
        place: Place::default(),
    }))
}

/// A module, two functions and a type, which need nothing else.
fn whole() -> Vec<Record> {
    vec![
        function("mail_b", Type::Object("mail::Db".into()), Type::Unit),
        object_type("mail::Db", "Db"),
        module("Data.Mail"),
        function("mail_a", Type::Unit, Type::Scalar(Scalar::U8)),
    ]
}

const ELF: (BinaryFormat, Architecture) = (BinaryFormat::Elf, Architecture::X86_64);
const MACH_O: (BinaryFormat, Architecture) = (BinaryFormat::MachO, Architecture::Aarch64);
const COFF: (BinaryFormat, Architecture) = (BinaryFormat::Coff, Architecture::X86_64);
const ELF_32: (BinaryFormat, Architecture) = (BinaryFormat::Elf, Architecture::Arm);

/// An object file with one section a record, as rustc makes them.
fn object_file((format, machine): (BinaryFormat, Architecture), records: &[Record]) -> Vec<u8> {
    let sections: Vec<_> = records.iter().map(encode).collect();
    object_of_sections((format, machine), &sections)
}

fn object_of_sections(
    (format, machine): (BinaryFormat, Architecture),
    sections: &[Vec<u8>],
) -> Vec<u8> {
    let (segment, name) = match format {
        BinaryFormat::MachO => ("__DATA", "__hsffi"),
        _ => ("", ".hsffi"),
    };
    let mut file = write::Object::new(format, machine, Endianness::Little);
    for bytes in sections {
        let section = file.add_section(segment.into(), name.into(), SectionKind::ReadOnlyData);
        file.append_section_data(section, bytes, 1);
    }
    file.write().expect("the object file can be written")
}

/// An archive as `ar` writes it.
pub(crate) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = b"!<arch>\n".to_vec();
    for (name, bytes) in members {
        let name = format!("{name}/");
        let header = format!(
            "{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n",
            0,
            0,
            0,
            644,
            bytes.len()
        );
        archive.extend(header.as_bytes());
        archive.extend(*bytes);
        if bytes.len() % 2 == 1 {
            archive.push(b'\n');
        }
    }
    archive
}

/// A Mach-O file for several kinds of machine.
fn fat(files: &[&[u8]]) -> Vec<u8> {
    let number = |number: usize| u32::try_from(number).expect("small").to_be_bytes();
    let mut fat = 0xcafe_babe_u32.to_be_bytes().to_vec();
    fat.extend(number(files.len()));
    let mut offset = 8 + 20 * files.len();
    for (i, file) in files.iter().enumerate() {
        fat.extend(number(7 + i));
        fat.extend(number(3));
        fat.extend(number(offset));
        fat.extend(number(file.len()));
        fat.extend(number(0));
        offset += file.len();
    }
    for file in files {
        fat.extend(*file);
    }
    fat
}

/// A library on the disk, as long as this lives.
struct OnDisk {
    _dir: tempfile::TempDir,
    path: PathBuf,
}

impl OnDisk {
    fn new(bytes: &[u8]) -> Self {
        let dir = tempfile::tempdir().expect("there is room");
        let path = dir.path().join("libmail.a");
        fs::write(&path, bytes).expect("there is room");
        OnDisk { _dir: dir, path }
    }
}

fn read(bytes: &[u8]) -> Result<Description, Error> {
    Description::read(OnDisk::new(bytes).path)
}

/// The refusal of a file, checked to be one sentence that names the file.
fn refusal(bytes: &[u8]) -> Error {
    let library = OnDisk::new(bytes);
    let error = Description::read(&library.path).expect_err("the file is refused");
    check_sentence(&error, &library.path);
    error
}

fn check_sentence(error: &Error, path: &Path) {
    let message = error.to_string();
    assert!(
        message.contains(&format!("`{}`", path.display())),
        "{message}"
    );
    assert!(!message.contains('\n'), "{message}");
    let fix = message.rsplit_once(": ").map(|(_, fix)| fix);
    assert!(fix.is_some_and(|fix| fix.len() > 10), "{message}");
}

fn check_whole(description: &Description) {
    assert_eq!(description.module.root, "Data.Mail");
    let symbols: Vec<_> = description.functions.iter().map(|f| &*f.symbol).collect();
    assert_eq!(symbols, ["mail_a", "mail_b"]);
    let ids: Vec<_> = description.objects.iter().map(|o| &*o.id).collect();
    assert_eq!(ids, ["mail::Db"]);
    assert!(description.enums.is_empty() && description.errors.is_empty());
}

#[test]
fn object_files_of_every_format() {
    for kind in [ELF, ELF_32, MACH_O, COFF] {
        check_whole(&read(&object_file(kind, &whole())).expect("it is whole"));
    }
}

#[test]
fn archives_of_every_format() {
    for kind in [ELF, ELF_32, MACH_O, COFF] {
        let (first, second) = (
            object_file(kind, &whole()[..2]),
            object_file(kind, &whole()[2..]),
        );
        let bytes = archive(&[
            ("lib.rmeta", b"not an object file"),
            ("kernel32.dll", b"\0\0\xff\xff\0\0 imports of a DLL"),
            ("first.o", &first),
            ("second.o", &second),
        ]);
        check_whole(&read(&bytes).expect("it is whole"));
    }
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
fn a_library_for_several_machines() {
    let object = object_file(MACH_O, &whole());
    check_whole(&read(&fat(&[&object, &object])).expect("it is whole"));
    let archive = archive(&[("a.o", &object)]);
    check_whole(&read(&fat(&[&archive, &archive])).expect("it is whole"));
}

#[test]
fn a_library_that_contains_itself_is_refused() {
    // The only machine's file is the whole file again.
    let mut bytes = fat(&[&[0; 64]]);
    let len = u32::try_from(bytes.len()).expect("small");
    bytes[16..20].copy_from_slice(&0_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&len.to_be_bytes());
    refusal(&bytes);

    let mut nested = archive(&[("a.o", &object_file(ELF, &whole()))]);
    for _ in 0..100 {
        nested = archive(&[("a.a", &nested)]);
    }
    assert!(matches!(refusal(&nested), Error::NoMetadata { .. }));
}

#[test]
fn no_file() {
    let dir = tempfile::tempdir().expect("there is room");
    let path = dir.path().join("libmail.a");
    let error = Description::read(&path).expect_err("there is none");
    check_sentence(&error, &path);
    assert!(matches!(error, Error::Missing { .. }));
}

#[test]
fn a_directory() {
    let dir = tempfile::tempdir().expect("there is room");
    let error = Description::read(dir.path()).expect_err("it is none");
    check_sentence(&error, dir.path());
    assert!(matches!(error, Error::NotAFile { .. }));
}

#[cfg(unix)]
#[test]
fn a_device_without_end() {
    let path = Path::new("/dev/zero");
    let error = Description::read(path).expect_err("it is no file");
    check_sentence(&error, path);
    assert!(matches!(error, Error::NotAFile { .. }));
}

#[test]
fn an_empty_file() {
    assert!(matches!(refusal(b""), Error::Empty { .. }));
}

#[test]
fn files_of_other_kinds() {
    let texts: [&[u8]; 5] = [
        b"x",
        b"INPUT(-lmail)\n",
        b"#!/bin/sh\necho a script that is long enough to have a kind\n",
        &[0xff; 4096],
        &[0; 4096],
    ];
    for bytes in texts {
        assert!(matches!(refusal(bytes), Error::NotALibrary { .. }));
    }
}

#[test]
fn an_archive_without_members() {
    assert!(matches!(refusal(&archive(&[])), Error::NoMetadata { .. }));
}

#[test]
fn a_thin_archive() {
    assert!(matches!(refusal(b"!<thin>\n"), Error::ThinArchive { .. }));
}

#[test]
fn a_library_without_metadata() {
    let library = archive(&[("a.o", &object_file(ELF, &[]))]);
    assert!(matches!(refusal(&library), Error::NoMetadata { .. }));
}

#[test]
fn bitcode() {
    let bare: &[u8] = b"BC\xc0\xde and so on, for the linker";
    let machine_code = object_file(ELF, &[]);
    let library = archive(&[("mail.o", bare), ("std.o", &machine_code)]);
    assert!(matches!(refusal(&library), Error::Bitcode { .. }));
    assert!(matches!(refusal(bare), Error::Bitcode { .. }));

    let in_wrapper: &[u8] = b"\xde\xc0\x17\x0b and so on, for Apple's linker";
    let library = archive(&[("mail.o", in_wrapper)]);
    assert!(matches!(refusal(&library), Error::Bitcode { .. }));

    // The standard library has bitcode beside its machine code, and an empty object here and there.
    let mut with_both =
        write::Object::new(BinaryFormat::Elf, Architecture::X86_64, Endianness::Little);
    let section = with_both.add_section(Vec::new(), b".llvmbc".to_vec(), SectionKind::Metadata);
    with_both.append_section_data(section, bare, 1);
    let with_both = with_both.write().expect("it can be written");
    let library = archive(&[("std.o", &with_both)]);
    assert!(matches!(refusal(&library), Error::NoMetadata { .. }));

    // What else is in a library with metadata does not matter.
    let library = archive(&[("c.o", bare), ("mail.o", &object_file(ELF, &whole()))]);
    check_whole(&read(&library).expect("it is whole"));
}

#[test]
fn metadata_of_another_version() {
    for (version, fix) in [
        (0_u16, "update hsffi in the library's Cargo.toml"),
        (9, "update cargo-hsffi"),
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
        assert!(message.contains("version 2:"), "{message}");
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

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused_or_whole() {
    let member = object_file(ELF, &whole());
    for bytes in [member.clone(), archive(&[("a.o", &member)])] {
        for len in 0..bytes.len() {
            let library = OnDisk::new(&bytes[..len]);
            match Description::read(&library.path) {
                // What lies behind the sections is not needed.
                Ok(description) => check_whole(&description),
                Err(error) => check_sentence(&error, &library.path),
            }
        }
    }
}

#[test]
fn a_file_with_any_byte_changed_does_not_panic() {
    for kind in [ELF, MACH_O, COFF] {
        let member = object_file(kind, &whole());
        for bytes in [
            archive(&[("a.o", &member)]),
            fat(&[&member]),
            member.clone(),
        ] {
            let library = OnDisk::new(&bytes);
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0xff;
                fs::write(&library.path, damaged).expect("there is room");
                if let Err(error) = Description::read(&library.path) {
                    check_sentence(&error, &library.path);
                }
            }
        }
    }
}

#[test]
fn random_files_are_refused() {
    let mut random = Random::new(5);
    let beginnings: [&[u8]; 8] = [
        b"",
        b"\x7fELF\x02\x01\x01\x00",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe\x00\x00\x00\x02",
        b"\x64\x86",
        b"MZ",
        b"!<arch>\n",
        b"\x01\xdf",
    ];
    for beginning in beginnings {
        for len in 0..200 {
            let mut bytes = beginning.to_vec();
            bytes.extend(random.bytes(len));
            refusal(&bytes);
        }
    }
}
