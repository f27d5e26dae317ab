//! Where everything lies in the file.

use std::collections::{BTreeMap, HashMap};

use object::elf;
use object::write::StringId;
use object::write::elf::{SectionIndex, SymbolIndex, Writer};

use super::part::{Part, Referent};
use super::symbols::Symbols;
use crate::isolate::resolve::At;

/// Where everything lies in the file.
pub(super) struct Layout<'a> {
    /// The sections of the parts, in their order.
    pub(super) parts: Vec<Placed>,
    pub(super) sections: HashMap<At, SectionIndex>,
    /// Sections of symbols that the linker was to make room for.
    pub(super) common: HashMap<At, SectionIndex>,
    /// The names of the symbols, in their order.
    pub(super) names: Vec<Option<StringId>>,
    pub(super) symbols: HashMap<Referent<'a>, SymbolIndex>,
    pub(super) bss: StringId,
    pub(super) stack: StringId,
}

pub(super) struct Placed {
    pub(super) name: StringId,
    pub(super) offset: u64,
    pub(super) relocations: Option<(StringId, u64)>,
}

impl<'a> Layout<'a> {
    pub(super) fn reserve<'n>(
        symbols: &'n Symbols<'a>,
        parts: &'n BTreeMap<At, Part<'_>>,
        rela_names: &'n [Vec<u8>],
        writer: &mut Writer<'n>,
    ) -> Self {
        writer.reserve_file_header();
        let mut placed = Vec::new();
        let mut sections = HashMap::new();
        for ((&at, part), rela_name) in parts.iter().zip(rela_names) {
            sections.insert(at, writer.reserve_section_index());
            let offset = match part.from.ty {
                elf::SHT_NOBITS => 0,
                _ => writer.reserve(part.data.len() as u64, part.from.align),
            };
            let relocations = (!part.relocations.is_empty()).then(|| {
                writer.reserve_section_index();
                (writer.add_section_name(rela_name), 0)
            });
            placed.push(Placed {
                name: writer.add_section_name(part.name),
                offset,
                relocations,
            });
        }
        let common = symbols.common.iter();
        let common = common
            .map(|(at, ..)| (*at, writer.reserve_section_index()))
            .collect();
        writer.reserve_section_index();
        let (bss, stack) = (
            writer.add_section_name(b".bss"),
            writer.add_section_name(b".note.GNU-stack"),
        );
        let mut layout = Layout {
            parts: placed,
            sections,
            common,
            names: Vec::new(),
            symbols: HashMap::new(),
            bss,
            stack,
        };
        writer.reserve_null_symbol_index();
        for entry in &symbols.entries {
            let section = entry.place.and_then(|at| match entry.section {
                elf::SHN_COMMON => layout.common.get(&at),
                _ => layout.sections.get(&at),
            });
            let index = writer.reserve_symbol_index(section.copied());
            layout.symbols.insert(entry.referent, index);
            let named = !entry.name.is_empty();
            layout
                .names
                .push(named.then(|| writer.add_string(entry.name)));
        }
        writer.reserve_symtab_section_index();
        writer.reserve_symtab();
        if writer.symtab_shndx_needed() {
            writer.reserve_symtab_shndx_section_index();
        }
        writer.reserve_symtab_shndx();
        writer.reserve_strtab_section_index();
        // It fails for names of more than 4 GiB.
        let _ = writer.reserve_strtab();
        for (part, placed) in parts.values().zip(&mut layout.parts) {
            if let Some((_, offset)) = &mut placed.relocations {
                *offset = writer.reserve_relocations(part.relocations.len(), true);
            }
        }
        writer.reserve_shstrtab_section_index();
        let _ = writer.reserve_shstrtab();
        writer.reserve_section_headers();
        layout
    }
}
