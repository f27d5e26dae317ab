//! Object files and archives as rustc and `ar` write them, for the tests.

use hsffi_metadata::testing::encode;
use hsffi_stubs::description::Record;
use object::{Architecture, BinaryFormat, Endianness, SectionKind, write};

pub(super) const ELF: (BinaryFormat, Architecture) = (BinaryFormat::Elf, Architecture::X86_64);
pub(super) const MACH_O: (BinaryFormat, Architecture) =
    (BinaryFormat::MachO, Architecture::Aarch64);
pub(super) const COFF: (BinaryFormat, Architecture) = (BinaryFormat::Coff, Architecture::X86_64);
pub(super) const ELF_32: (BinaryFormat, Architecture) = (BinaryFormat::Elf, Architecture::Arm);

/// An object file with one section a record, as rustc makes them.
pub(super) fn object_file(
    (format, machine): (BinaryFormat, Architecture),
    records: &[Record],
) -> Vec<u8> {
    let sections: Vec<_> = records.iter().map(encode).collect();
    object_of_sections((format, machine), &sections)
}

pub(super) fn object_of_sections(
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
pub(super) fn fat(files: &[&[u8]]) -> Vec<u8> {
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
