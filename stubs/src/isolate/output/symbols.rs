//! The symbol table.

use std::collections::BTreeMap;

use object::elf;

use super::names::Names;
use super::part::{Part, Referent, referent};
use crate::isolate::Exports;
use crate::isolate::input::Place;
use crate::isolate::live::Live;
use crate::isolate::resolve::{At, Program};

/// A symbol that is written.
pub(super) struct Entry<'a> {
    pub(super) name: &'a [u8],
    pub(super) referent: Referent<'a>,
    pub(super) bind: elf::SymbolBind,
    pub(super) ty: elf::SymbolType,
    pub(super) other: elf::SymbolOther,
    pub(super) place: Option<At>,
    pub(super) section: elf::SymbolSection,
    pub(super) value: u64,
    pub(super) size: u64,
}

/// The symbol table: local symbols, then global ones.
pub(super) struct Symbols<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) locals: u32,
    /// What the relocations of each part refer to.
    pub(super) referents: BTreeMap<At, Vec<Referent<'a>>>,
    /// Symbols that the linker was to make room for.
    pub(super) common: Vec<(At, u64, u64)>,
}

impl<'a> Symbols<'a> {
    pub(super) fn new(
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
    pub(super) fn defined(
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
