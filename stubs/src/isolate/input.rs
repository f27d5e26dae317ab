//! The object files of an archive, as far as a linker looks at them.

use object::elf::{self, FileHeader64};
use object::read::archive::ArchiveFile;
use object::read::elf::{FileHeader, Rela, SectionHeader, SectionTable, Sym, SymbolTable};
use object::read::{SectionIndex, SymbolIndex};
use object::{Endianness, FileKind};

use super::Fault;

/// One object file.
#[derive(Debug)]
pub(super) struct Member<'a> {
    /// What it is called in the archive.
    pub name: String,
    pub target: Target,
    /// By their index in the file.
    pub sections: Vec<Section<'a>>,
    /// By their index in the file.
    pub symbols: Vec<Symbol<'a>>,
    pub groups: Vec<Group<'a>>,
}

/// What all object files of a library have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub endianness: Endianness,
    pub machine: elf::Machine,
    pub os_abi: elf::OsAbi,
    pub abi_version: u8,
    pub flags: elf::FileFlags,
}

#[derive(Clone, Debug)]
pub(super) struct Section<'a> {
    pub name: &'a [u8],
    pub ty: elf::SectionType,
    pub flags: elf::SectionFlags,
    pub align: u64,
    pub entry_size: u64,
    pub size: u64,
    /// Nothing for a section that is zeros.
    pub data: &'a [u8],
    /// The section that it describes and goes with.
    pub companion_of: Option<usize>,
    /// The group that it belongs to, by the index of the group's section.
    pub group: Option<usize>,
    pub relocations: Vec<Relocation>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Relocation {
    pub offset: u64,
    /// 0 for none.
    pub symbol: usize,
    pub ty: elf::RelocationType,
    pub addend: i64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Symbol<'a> {
    pub name: &'a [u8],
    pub bind: elf::SymbolBind,
    pub ty: elf::SymbolType,
    pub other: elf::SymbolOther,
    pub place: Place,
    pub value: u64,
    pub size: u64,
}

/// Where a symbol is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Undefined,
    Absolute,
    /// Zeros that the linker makes room for.
    Common,
    Section(usize),
}

impl Symbol<'_> {
    pub fn is_local(&self) -> bool {
        self.bind == elf::STB_LOCAL
    }

    pub fn is_weak(&self) -> bool {
        self.bind == elf::STB_WEAK
    }
}

/// A COMDAT group: several object files may have it, and one of them counts.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub signature: &'a [u8],
    pub index: usize,
}

type Elf = FileHeader64<Endianness>;

/// The tables of an object file.
struct File<'a> {
    data: &'a [u8],
    endian: Endianness,
    sections: SectionTable<'a, Elf>,
    symbols: SymbolTable<'a, Elf>,
}

impl<'a> Member<'a> {
    /// Reads an object file; nothing when it is of a kind that is not linked here.
    fn read(name: String, data: &'a [u8]) -> Result<Option<Self>, Fault> {
        let header = Elf::parse(data)?;
        let endian = header.endian()?;
        let target = Target {
            endianness: endian,
            machine: header.e_machine(endian),
            os_abi: header.e_ident().os_abi,
            abi_version: header.e_ident().abi_version,
            flags: header.e_flags(endian),
        };
        let table = header.sections(endian, data)?;
        let kinds = [elf::SHT_REL, elf::SHT_CREL];
        let without_addends = table
            .iter()
            .any(|section| kinds.contains(&section.sh_type(endian)));
        let supported = endian == Endianness::Little
            && [elf::EM_X86_64, elf::EM_AARCH64].contains(&target.machine);
        if header.e_type(endian) != elf::ET_REL || !supported || without_addends {
            return Ok(None);
        }
        let file = File {
            data,
            endian,
            symbols: table.symbols(endian, data, elf::SHT_SYMTAB)?,
            sections: table,
        };
        let symbols = file.symbols()?;
        let mut sections = file.sections()?;
        file.relocations(&mut sections, symbols.len())?;
        let groups = file.groups(&mut sections)?;
        Ok(Some(Member {
            name,
            target,
            sections,
            symbols,
            groups,
        }))
    }
}

impl<'a> File<'a> {
    fn sections(&self) -> Result<Vec<Section<'a>>, Fault> {
        let endian = self.endian;
        let mut sections = Vec::with_capacity(self.sections.len());
        for header in self.sections.iter() {
            let flags = header.sh_flags(endian);
            let is_companion = flags.0 & elf::SHF_LINK_ORDER.0 != 0;
            let link = header.sh_link(endian) as usize;
            sections.push(Section {
                name: self.sections.section_name(endian, header)?,
                ty: header.sh_type(endian),
                flags,
                align: header.sh_addralign(endian).max(1),
                entry_size: header.sh_entsize(endian),
                size: header.sh_size(endian),
                data: header.data(endian, self.data)?,
                companion_of: (is_companion && link != 0).then_some(link),
                group: None,
                relocations: Vec::new(),
            });
        }
        Ok(sections)
    }

    fn symbols(&self) -> Result<Vec<Symbol<'a>>, Fault> {
        let endian = self.endian;
        let mut symbols = Vec::with_capacity(self.symbols.len());
        for (index, symbol) in self.symbols.enumerate() {
            let place = match symbol.st_shndx(endian) {
                elf::SHN_UNDEF => Place::Undefined,
                elf::SHN_ABS => Place::Absolute,
                elf::SHN_COMMON => Place::Common,
                _ => match self.symbols.symbol_section(endian, symbol, index)? {
                    Some(SectionIndex(section)) if section < self.sections.len() => {
                        Place::Section(section)
                    }
                    _ => return Err(Fault::Malformed("a symbol refers to a missing section")),
                },
            };
            symbols.push(Symbol {
                name: self.symbols.symbol_name(endian, symbol)?,
                bind: symbol.st_bind(),
                ty: symbol.st_type(),
                other: symbol.st_other(),
                place,
                value: symbol.st_value(endian),
                size: symbol.st_size(endian),
            });
        }
        Ok(symbols)
    }

    fn relocations(&self, sections: &mut [Section<'a>], symbols: usize) -> Result<(), Fault> {
        let endian = self.endian;
        for header in self.sections.iter() {
            let Some((relocations, _)) = header.rela(endian, self.data)? else {
                continue;
            };
            let target = sections.get_mut(header.info_link(endian).0);
            let target = target.ok_or(Fault::Malformed(
                "a relocation section refers to a missing section",
            ))?;
            for relocation in relocations {
                let symbol = relocation.r_sym(endian, false) as usize;
                if symbol != 0 && symbol >= symbols {
                    return Err(Fault::Malformed("a relocation refers to a missing symbol"));
                }
                target.relocations.push(Relocation {
                    offset: relocation.r_offset(endian),
                    symbol,
                    ty: relocation.r_type(endian, false),
                    addend: relocation.r_addend(endian),
                });
            }
        }
        Ok(())
    }

    fn groups(&self, sections: &mut [Section<'a>]) -> Result<Vec<Group<'a>>, Fault> {
        let endian = self.endian;
        let mut groups = Vec::new();
        for (SectionIndex(index), header) in self.sections.enumerate() {
            let Some((flags, parts)) = header.group(endian, self.data)? else {
                continue;
            };
            for part in parts {
                let part = sections.get_mut(part.get(endian) as usize);
                part.ok_or(Fault::Malformed("a group refers to a missing section"))?
                    .group = Some(index);
            }
            if flags.0 & elf::GRP_COMDAT.0 != 0 {
                let symbol = SymbolIndex(header.sh_info(endian) as usize);
                let signature = self.signature(symbol)?;
                groups.push(Group { signature, index });
            }
        }
        Ok(groups)
    }

    /// The name of a group: that of a symbol, or of the section that it stands for.
    fn signature(&self, index: SymbolIndex) -> Result<&'a [u8], Fault> {
        let symbol = self.symbols.symbol(index)?;
        let section = self.symbols.symbol_section(self.endian, symbol, index)?;
        Ok(match section {
            Some(section) if symbol.st_type() == elf::STT_SECTION => {
                let section = self.sections.section(section)?;
                self.sections.section_name(self.endian, section)?
            }
            _ => self.symbols.symbol_name(self.endian, symbol)?,
        })
    }
}

/// The object files of an archive; nothing when one is of a kind that is not linked here.
pub(super) fn members(archive: &[u8]) -> Result<Option<Vec<Member<'_>>>, Fault> {
    let mut members = Vec::new();
    for member in ArchiveFile::parse(archive)?.members() {
        let member = member?;
        let data = member.data(archive)?;
        match FileKind::parse(data) {
            Ok(FileKind::Elf64) => {
                let name = String::from_utf8_lossy(member.name()).into_owned();
                let Some(member) = Member::read(name, data)? else {
                    return Ok(None);
                };
                members.push(member);
            }
            Ok(_) => return Ok(None),
            // rustc adds members of its own kind.
            Err(_) => {}
        }
    }
    Ok((!members.is_empty()).then_some(members))
}
