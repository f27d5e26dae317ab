//! Damaged and random files: each is rejected in one sentence, and none makes the reader panic.

use std::fs;

use hsffi_metadata::testing::Random;
use hsffi_stubs::description::Description;

use super::file::{COFF, ELF, MACH_O, archive, fat, object_file};
use super::record::whole;
use super::{OnDisk, check_sentence, check_whole, refusal};

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
