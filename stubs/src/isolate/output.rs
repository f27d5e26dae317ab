//! The object file that is made.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use object::elf;
use object::write::StringId;
use object::write::elf::{FileHeader, Rel, SectionHeader, SectionIndex, Sym, SymbolIndex, Writer};

use super::frames;
use super::input::{self, Place, Relocation, Section};
use super::live::{Live, collected_section};
use super::resolve::{At, Program, Target};
use super::{Exports, Fault};

/// A section that is written.
struct Part<'a> {
    name: &'a [u8],
    from: &'a Section<'a>,
    data: Cow<'a, [u8]>,
    /// With the member that their symbols are of.
    relocations: Vec<(usize, Relocation)>,
    companion_of: Option<At>,
}

impl Part<'_> {
    /// Removes relocations to what is left out, and writes a number in their place, as linkers do.
    fn bury(&mut self, program: &Program<'_>, live: &Live<'_>) {
        // A range from 0 to 0 would end a list of ranges, so such a list gets ranges from 1 to 1.
        let number = u64::from(matches!(self.name, b".debug_ranges" | b".debug_loc"));
        let compressed = self.from.flags.0 & elf::SHF_COMPRESSED.0 != 0;
        let mut gone = Vec::new();
        self.relocations.retain(|(member, relocation)| {
            let stays = referent(program, live, (*member, relocation.symbol)).is_some();
            if !stays {
                gone.push(*relocation);
            }
            stays
        });
        if gone.is_empty() || compressed {
            return;
        }
        let data = self.data.to_mut();
        for relocation in gone {
            let width = if WIDE.contains(&relocation.ty) { 8 } else { 4 };
            let place = usize::try_from(relocation.offset).ok();
            let place = place.and_then(|at| data.get_mut(at..)?.get_mut(..width));
            if let Some(place) = place {
                // Both machines that are linked for begin with the low byte.
                place.copy_from_slice(&number.to_le_bytes()[..width]);
            }
        }
    }
}

/// Relocations of eight bytes; the others have four.
const WIDE: [elf::RelocationType; 5] = [
    elf::R_X86_64_64,
    elf::R_X86_64_PC64,
    elf::R_X86_64_DTPOFF64,
    elf::R_AARCH64_ABS64,
    elf::R_AARCH64_PREL64,
];

/// What a relocation refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Referent<'a> {
    /// Symbol 0.
    Nothing,
    /// The beginning of a section.
    Section(At),
    Symbol(At),
    Undefined(&'a [u8]),
}

/// Names that are not those of the object files.
#[derive(Default)]
pub(super) struct Names {
    sections: HashMap<Vec<u8>, Vec<u8>>,
    symbols: HashMap<Vec<u8>, Vec<u8>>,
}

impl Names {
    /// A library's own names for sections that the linker collects.
    fn new(live: &Live<'_>, exports: &Exports) -> Self {
        let mut names = Names::default();
        for &old in &live.collected {
            let new = [exports.own.as_bytes(), old].concat();
            for end in ["__start_", "__stop_"] {
                let end = end.as_bytes();
                names
                    .symbols
                    .insert([end, old].concat(), [end, &new].concat());
            }
            names.sections.insert(old.to_owned(), new);
        }
        names
    }

    fn section<'a>(&'a self, name: &'a [u8]) -> &'a [u8] {
        self.sections.get(name).map_or(name, Vec::as_slice)
    }

    fn symbol<'a>(&'a self, name: &'a [u8]) -> &'a [u8] {
        match collected_section(name) {
            Some(_) => self.symbols.get(name).map_or(name, Vec::as_slice),
            None => name,
        }
    }
}

/// Writes the object file.
pub(super) fn write(
    program: &Program<'_>,
    live: &Live<'_>,
    exports: &Exports,
) -> Result<Vec<u8>, Fault> {
    let names = Names::new(live, exports);
    let Some(first) = program
        .taken
        .first()
        .map(|member| &program.members[*member])
    else {
        return Err(Fault::Malformed("it exports nothing"));
    };
    let machine = (first.target.endianness, first.target.machine);
    let mut os_abi = first.target.os_abi;
    for member in &program.taken {
        let target = program.members[*member].target;
        if (target.endianness, target.machine) != machine {
            return Err(Fault::Malformed(
                "its object files are for two architectures",
            ));
        }
        // One object file with extensions of GNU's makes a whole with them.
        os_abi = os_abi.max(target.os_abi);
    }
    let target = input::Target {
        os_abi,
        ..first.target
    };
    let frames = Merged::new(program, live, target);
    let mut parts: BTreeMap<At, Part<'_>> = BTreeMap::new();
    for &at in &live.sections {
        let section = &program.members[at.0].sections[at.1];
        let relocations = section.relocations.iter();
        let mut part = Part {
            name: names.section(section.name),
            from: section,
            data: Cow::Borrowed(section.data),
            relocations: relocations.map(|relocation| (at.0, *relocation)).collect(),
            companion_of: section.companion_of.map(|of| (at.0, of)),
        };
        part.bury(program, live);
        parts.insert(at, part);
    }
    if let Some((at, section)) = frames.section {
        let mut part = Part {
            name: section.name,
            from: section,
            data: Cow::Owned(frames.data),
            relocations: frames.relocations,
            companion_of: None,
        };
        part.bury(program, live);
        parts.insert(at, part);
    }
    let symbols = Symbols::new(program, live, exports, &names, &parts);
    Ok(symbols.write(target, &parts))
}

/// The records of `.eh_frame` that are kept, in one section.
struct Merged<'a> {
    /// The first of the sections that they come from, which it takes after.
    section: Option<(At, &'a Section<'a>)>,
    data: Vec<u8>,
    relocations: Vec<(usize, Relocation)>,
}

impl<'a> Merged<'a> {
    fn new(program: &'a Program<'a>, live: &Live<'_>, target: input::Target) -> Self {
        let mut merged = Merged {
            section: None,
            data: Vec::new(),
            relocations: Vec::new(),
        };
        for (&at, of_section) in &live.frames {
            let mut starts = vec![0; of_section.records.len()];
            for (number, record) in of_section.records.iter().enumerate() {
                if !live.records.contains(&(at, number)) {
                    continue;
                }
                let section = &program.members[at.0].sections[at.1];
                merged.section.get_or_insert((at, section));
                let start = merged.data.len();
                starts[number] = start;
                merged.data.extend_from_slice(record.data);
                if let Some(shared) = record.shared {
                    let record = &mut merged.data[start..];
                    frames::refer(record, start, starts[shared], target.endianness);
                }
                let moved = record.relocations.iter().map(|relocation| Relocation {
                    offset: relocation.offset + start as u64,
                    ..*relocation
                });
                merged
                    .relocations
                    .extend(moved.map(|relocation| (at.0, relocation)));
            }
        }
        merged
    }
}

/// A symbol that is written.
struct Entry<'a> {
    name: &'a [u8],
    referent: Referent<'a>,
    bind: elf::SymbolBind,
    ty: elf::SymbolType,
    other: elf::SymbolOther,
    place: Option<At>,
    section: elf::SymbolSection,
    value: u64,
    size: u64,
}

/// The symbol table: local symbols, then global ones.
struct Symbols<'a> {
    entries: Vec<Entry<'a>>,
    locals: u32,
    /// What the relocations of each part refer to.
    referents: BTreeMap<At, Vec<Referent<'a>>>,
    /// Symbols that the linker was to make room for.
    common: Vec<(At, u64, u64)>,
}

impl<'a> Symbols<'a> {
    fn new(
        program: &'a Program<'a>,
        live: &Live<'_>,
        exports: &'a Exports,
        names: &'a Names,
        parts: &BTreeMap<At, Part<'_>>,
    ) -> Self {
        let mut referents = BTreeMap::new();
        // Sorted, so that the same archive gives the same object.
        let mut used: BTreeMap<Referent<'a>, elf::SymbolType> = BTreeMap::new();
        let mut strong = std::collections::BTreeSet::new();
        for (&at, part) in parts {
            let of_part: Vec<_> = (part.relocations.iter())
                .map(|(member, relocation)| {
                    let symbol = (*member, relocation.symbol);
                    let referent = referent(program, live, symbol).unwrap_or(Referent::Nothing);
                    let found = program.members[symbol.0].symbols.get(symbol.1);
                    let (ty, weak) = found.map_or((elf::STT_NOTYPE, false), |found| {
                        (found.ty, found.is_weak())
                    });
                    used.entry(referent).or_insert(ty);
                    if matches!(referent, Referent::Undefined(_)) && !weak {
                        strong.insert(referent);
                    }
                    referent
                })
                .collect();
            referents.insert(at, of_part);
        }
        let mut symbols = Symbols {
            entries: Vec::new(),
            locals: 0,
            referents,
            common: Vec::new(),
        };
        let mut globals = symbols.defined(program, live, exports, &used);
        for (&referent, &ty) in &used {
            let local = |section, value| Entry {
                name: b"",
                referent,
                bind: elf::STB_LOCAL,
                ty: elf::STT_NOTYPE,
                other: elf::SymbolOther(0),
                place: None,
                section,
                value,
                size: 0,
            };
            match referent {
                Referent::Section(at) => symbols.entries.push(Entry {
                    ty: elf::STT_SECTION,
                    place: Some(at),
                    ..local(elf::SHN_UNDEF, 0)
                }),
                Referent::Undefined(name) => {
                    let weak = !strong.contains(&referent);
                    globals.push(Entry {
                        name: names.symbol(name),
                        bind: if weak { elf::STB_WEAK } else { elf::STB_GLOBAL },
                        ty,
                        other: visibility(program, name),
                        ..local(elf::SHN_UNDEF, 0)
                    });
                }
                Referent::Nothing | Referent::Symbol(_) => {}
            }
        }
        // Indices are of 32 bits.
        symbols.locals = u32::try_from(symbols.entries.len()).unwrap_or(u32::MAX);
        symbols.entries.extend(globals);
        symbols
    }

    /// Adds the symbols that are local from now on, and returns those that stay global.
    fn defined(
        &mut self,
        program: &'a Program<'a>,
        live: &Live<'_>,
        exports: &'a Exports,
        used: &BTreeMap<Referent<'a>, elf::SymbolType>,
    ) -> Vec<Entry<'a>> {
        let mut globals = Vec::new();
        for &member in &program.taken {
            for (number, symbol) in program.members[member].symbols.iter().enumerate().skip(1) {
                let at = (member, number);
                let referent = Referent::Symbol(at);
                let is_used = used.contains_key(&referent);
                let (place, section) = match symbol.place {
                    Place::Section(section) if live.sections.contains(&(member, section)) => {
                        (Some((member, section)), elf::SHN_UNDEF)
                    }
                    Place::Absolute if is_used => (None, elf::SHN_ABS),
                    Place::Common if is_used => {
                        self.common.push((at, symbol.size, symbol.value.max(1)));
                        (Some(at), elf::SHN_COMMON)
                    }
                    _ => continue,
                };
                let overruled =
                    !symbol.is_local() && program.definitions.get(symbol.name) != Some(&at);
                let nameless = symbol.name.is_empty() || symbol.name.starts_with(b".L");
                let skipped = matches!(symbol.ty, elf::STT_SECTION | elf::STT_FILE);
                if skipped || overruled || (nameless && !is_used) {
                    continue;
                }
                let exported = exports.name(symbol.name).filter(|_| !symbol.is_local());
                let entry = Entry {
                    name: exported.unwrap_or(symbol.name),
                    referent,
                    bind: exported.map_or(elf::STB_LOCAL, |_| symbol.bind),
                    ty: symbol.ty,
                    other: match exported {
                        Some(_) => symbol.other,
                        None => symbol.other.with_visibility(elf::STV_DEFAULT),
                    },
                    place,
                    section,
                    value: if section == elf::SHN_COMMON {
                        0
                    } else {
                        symbol.value
                    },
                    size: symbol.size,
                };
                if exported.is_some() {
                    globals.push(entry);
                } else {
                    self.entries.push(entry);
                }
            }
        }
        globals
    }

    fn write(&self, target: input::Target, parts: &BTreeMap<At, Part<'_>>) -> Vec<u8> {
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

/// Where everything lies in the file.
struct Layout<'a> {
    /// The sections of the parts, in their order.
    parts: Vec<Placed>,
    sections: HashMap<At, SectionIndex>,
    /// Sections of symbols that the linker was to make room for.
    common: HashMap<At, SectionIndex>,
    /// The names of the symbols, in their order.
    names: Vec<Option<StringId>>,
    symbols: HashMap<Referent<'a>, SymbolIndex>,
    bss: StringId,
    stack: StringId,
}

struct Placed {
    name: StringId,
    offset: u64,
    relocations: Option<(StringId, u64)>,
}

impl<'a> Layout<'a> {
    fn reserve<'n>(
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

/// What a symbol of a member is in the object that is made; nothing when that is left out.
fn referent<'a>(program: &Program<'a>, live: &Live<'_>, symbol: At) -> Option<Referent<'a>> {
    Some(match program.target(symbol) {
        Target::Nothing => Referent::Nothing,
        Target::Undefined(name) => Referent::Undefined(name),
        Target::Discarded => return None,
        Target::Defined(at) => {
            let found = &program.members[at.0].symbols[at.1];
            match found.place {
                Place::Section(section) if !live.sections.contains(&(at.0, section)) => {
                    return None;
                }
                Place::Section(section) if found.ty == elf::STT_SECTION => {
                    Referent::Section((at.0, section))
                }
                _ => Referent::Symbol(at),
            }
        }
    })
}

/// How far the undefined symbol of a name may be seen: no farther than any member says.
fn visibility(program: &Program<'_>, name: &[u8]) -> elf::SymbolOther {
    let mut visibility = elf::STV_DEFAULT;
    for &member in &program.taken {
        for symbol in &program.members[member].symbols {
            if !symbol.is_local() && symbol.name == name {
                let its = symbol.other.visibility();
                // The lowest number but 0 is the narrowest.
                if its != elf::STV_DEFAULT && (visibility == elf::STV_DEFAULT || its < visibility) {
                    visibility = its;
                }
            }
        }
    }
    elf::SymbolOther(0).with_visibility(visibility)
}
