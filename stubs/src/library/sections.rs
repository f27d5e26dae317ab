//! The link sections of an object file, or of all that an archive holds.

use std::path::Path;

use hsffi_metadata::{MACH_O_SECTION, SECTION};
use object::archive;
use object::read::FileKind;
use object::read::archive::ArchiveFile;
use object::read::macho::{FatArch, MachOFatFile, MachOFatFile32, MachOFatFile64};
use object::{Object, ObjectSection};

use crate::error::Error;

/// What bitcode begins with, bare and in LLVM's own wrapper.
///
/// An object file may hold bitcode too, in `.llvmbc`; rustc puts it there beside the machine code, never in its place.
const BITCODE_MAGIC: [[u8; 4]; 2] = [*b"BC\xc0\xde", [0xde, 0xc0, 0x17, 0x0b]];

const ARCHIVE_MAGIC: [[u8; 8]; 2] = [archive::MAGIC, archive::THIN_MAGIC];

/// What a file has for us.
#[derive(Debug, Default)]
pub(super) struct Sections<'a> {
    /// The contents of all sections that hold metadata.
    pub metadata: Vec<&'a [u8]>,
    /// Whether some of the file is bitcode, which has no sections yet.
    pub bitcode: bool,
}

/// Finds the sections of the file at `path`, whose content is `bytes`.
pub(super) fn collect<'a>(bytes: &'a [u8], path: &Path) -> Result<Sections<'a>, Error> {
    let mut sections = Sections::default();
    match sections.file(bytes) {
        Ok(()) => Ok(sections),
        Err(Fault::Foreign) => Err(Error::NotALibrary {
            path: path.to_owned(),
        }),
        Err(Fault::Thin) => Err(Error::ThinArchive {
            path: path.to_owned(),
        }),
        Err(Fault::Damaged(source)) => Err(Error::DamagedLibrary {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Why a file has no sections to tell of.
enum Fault {
    Foreign,
    Thin,
    Damaged(object::Error),
}

impl From<object::Error> for Fault {
    fn from(error: object::Error) -> Self {
        Fault::Damaged(error)
    }
}

// A fat file holds archives, and an archive objects; neither holds its own kind, so that no file is searched without end.
impl<'a> Sections<'a> {
    fn file(&mut self, bytes: &'a [u8]) -> Result<(), Fault> {
        match FileKind::parse(bytes) {
            Ok(FileKind::MachOFat32) => self.fat(&MachOFatFile32::parse(bytes)?, bytes),
            Ok(FileKind::MachOFat64) => self.fat(&MachOFatFile64::parse(bytes)?, bytes),
            _ => self.of_one_machine(bytes),
        }
    }

    /// One file for several kinds of machine.
    fn fat<F: FatArch>(
        &mut self,
        file: &MachOFatFile<'a, F>,
        bytes: &'a [u8],
    ) -> Result<(), Fault> {
        for machine in file.arches() {
            let mut sections = Sections::default();
            sections.of_one_machine(machine.data(bytes)?)?;
            // All describe the same exports.
            if self.metadata.is_empty() {
                *self = sections;
            }
        }
        Ok(())
    }

    fn of_one_machine(&mut self, bytes: &'a [u8]) -> Result<(), Fault> {
        // Not by `FileKind`, which finds a file without members too short to tell.
        if ARCHIVE_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
            self.archive(bytes)
        } else {
            self.object(bytes)
        }
    }

    fn archive(&mut self, bytes: &'a [u8]) -> Result<(), Fault> {
        let archive = ArchiveFile::parse(bytes)?;
        if archive.is_thin() {
            return Err(Fault::Thin);
        }
        for member in archive.members() {
            match self.object(member?.data(bytes)?) {
                // rustc adds members of its own kind, and others may have added theirs.
                Err(Fault::Foreign) => {}
                result => result?,
            }
        }
        Ok(())
    }

    fn object(&mut self, bytes: &'a [u8]) -> Result<(), Fault> {
        if BITCODE_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
            self.bitcode = true;
            return Ok(());
        }
        let file = match FileKind::parse(bytes) {
            // An import library tells of a DLL that is elsewhere; the others are collections of files.
            Err(_)
            | Ok(
                FileKind::CoffImport
                | FileKind::Archive
                | FileKind::DyldCache
                | FileKind::MachOFat32
                | FileKind::MachOFat64,
            ) => return Err(Fault::Foreign),
            Ok(_) => object::File::parse(bytes)?,
        };
        for section in file.sections() {
            if matches!(section.name(), Ok(SECTION | MACH_O_SECTION)) {
                self.metadata.push(section.data()?);
            }
        }
        Ok(())
    }
}
