//! The file: header, sections, relocations, symbols.

use std::collections::BTreeMap;

use object::elf;
use object::write::elf::{FileHeader, Rel, SectionHeader, Sym, Writer};

use super::layout::Layout;
use super::part::Part;
use super::symbols::Symbols;
use crate::isolate::input;
use crate::isolate::resolve::At;

impl Symbols<'_> {
    pub(super) fn write(&self, target: input::Target, parts: &BTreeMap<At, Part<'_>>) -> Vec<u8> {
        let rela_names: Vec<Vec<u8>> = parts
            .values()
            .map(|part| [b".rela", part.name].concat())
            .collect();
        let mut object = Vec::new();
        let mut writer = Writer::new(target.endianness, true, &mut object);
        let layout = Layout::reserve(self, parts, &rela_names, &mut writer);
        let header = FileHeader {
            os_abi: target.os_abi,
            abi_version: target.abi_version,
            e_type: elf::ET_REL,
            e_machine: target.machine,
            e_entry: 0,
            e_flags: target.flags,
        };
        // It fails for a file that is too large for 32 bits, or for memory that is short.
        let _ = writer.write_file_header(&header);
        self.write_contents(&mut writer, parts, &layout);
        self.write_headers(&mut writer, parts, &layout);
        object
    }

    fn write_contents(
        &self,
        writer: &mut Writer<'_>,
        parts: &BTreeMap<At, Part<'_>>,
        layout: &Layout<'_>,
    ) {
        for part in parts.values() {
            if part.from.ty != elf::SHT_NOBITS {
                writer.write_align(part.from.align);
                writer.write(&part.data);
            }
        }
        writer.write_null_symbol();
        for (entry, name) in self.entries.iter().zip(&layout.names) {
            let section = entry.place.and_then(|at| match entry.section {
                elf::SHN_COMMON => layout.common.get(&at),
                _ => layout.sections.get(&at),
            });
            writer.write_symbol(&Sym {
                section: section.map(|index| index.0),
                st_name: writer.string_offset(*name),
                st_info: elf::SymbolInfo::new(entry.bind, entry.ty),
                st_other: entry.other,
                st_shndx: if section.is_some() {
                    elf::SHN_UNDEF
                } else {
                    entry.section
                },
                st_value: entry.value,
                st_size: entry.size,
            });
        }
        writer.write_symtab_shndx();
        writer.write_strtab();
        for (at, part) in parts {
            if part.relocations.is_empty() {
                continue;
            }
            writer.write_align_relocation();
            for ((_, relocation), referent) in part.relocations.iter().zip(&self.referents[at]) {
                writer.write_relocation(
                    true,
                    &Rel {
                        r_offset: relocation.offset,
                        r_sym: layout.symbols.get(referent).map_or(0, |index| index.0),
                        r_type: relocation.ty,
                        r_addend: relocation.addend,
                    },
                );
            }
        }
        writer.write_shstrtab();
    }

    fn write_headers(
        &self,
        writer: &mut Writer<'_>,
        parts: &BTreeMap<At, Part<'_>>,
        layout: &Layout<'_>,
    ) {
        writer.write_null_section_header();
        let symbol_table = writer.symtab_index();
        for ((at, part), placed) in parts.iter().zip(&layout.parts) {
            let companion_of = part.companion_of.and_then(|of| layout.sections.get(&of));
            // Groups are resolved, and a companion of nothing is one no more.
            let mut flags = part.from.flags.0 & !elf::SHF_GROUP.0 & !elf::SHF_GNU_RETAIN.0;
            if companion_of.is_none() {
                flags &= !elf::SHF_LINK_ORDER.0;
            }
            writer.write_section_header(&SectionHeader {
                sh_name: writer.section_name_offset(Some(placed.name)),
                sh_type: part.from.ty,
                sh_flags: elf::SectionFlags(flags),
                sh_addr: 0,
                sh_offset: placed.offset,
                sh_size: match part.from.ty {
                    elf::SHT_NOBITS => part.from.size,
                    _ => part.data.len() as u64,
                },
                sh_link: companion_of.map_or(0, |index| index.0),
                sh_info: 0,
                sh_addralign: part.from.align,
                sh_entsize: part.from.entry_size,
            });
            if let Some((name, offset)) = placed.relocations {
                writer.write_relocation_section_header(
                    name,
                    layout.sections[at],
                    symbol_table,
                    offset,
                    part.relocations.len(),
                    true,
                );
            }
        }
        let header = |name, ty, flags, size, align| SectionHeader {
            sh_name: writer.section_name_offset(Some(name)),
            sh_type: ty,
            sh_flags: elf::SectionFlags(flags),
            sh_addr: 0,
            sh_offset: 0,
            sh_size: size,
            sh_link: 0,
            sh_info: 0,
            sh_addralign: align,
            sh_entsize: 0,
        };
        let mut rest = Vec::new();
        for &(_, size, align) in &self.common {
            let flags = elf::SHF_ALLOC.0 | elf::SHF_WRITE.0;
            rest.push(header(layout.bss, elf::SHT_NOBITS, flags, size, align));
        }
        // The stack need not be executable.
        rest.push(header(layout.stack, elf::SHT_PROGBITS, 0, 0, 1));
        for header in rest {
            writer.write_section_header(&header);
        }
        writer.write_symtab_section_header(self.locals + 1);
        writer.write_symtab_shndx_section_header();
        writer.write_strtab_section_header();
        writer.write_shstrtab_section_header();
    }
}
