//! Which formats are read, and which files are rejected as not being libraries.

use std::path::Path;

use hsffi_stubs::Error;
use hsffi_stubs::description::Description;
use object::{Architecture, BinaryFormat, Endianness, SectionKind, write};

use super::file::{COFF, ELF, ELF_32, MACH_O, archive, fat, object_file};
use super::record::whole;
use super::{check_sentence, check_whole, read, refusal};

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
