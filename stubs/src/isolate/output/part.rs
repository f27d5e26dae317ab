//! A section that is written, and what its relocations refer to.

use std::borrow::Cow;

use object::elf;

use crate::isolate::input::{Place, Relocation, Section};
use crate::isolate::live::Live;
use crate::isolate::resolve::{At, Program, Target};

/// A section that is written.
pub(super) struct Part<'a> {
    pub(super) name: &'a [u8],
    pub(super) from: &'a Section<'a>,
    pub(super) data: Cow<'a, [u8]>,
    /// With the member that their symbols are of.
    pub(super) relocations: Vec<(usize, Relocation)>,
    pub(super) companion_of: Option<At>,
}

impl Part<'_> {
    /// Removes relocations to what is left out, and writes a number in their place, as linkers do.
    pub(super) fn bury(&mut self, program: &Program<'_>, live: &Live<'_>) {
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
pub(super) enum Referent<'a> {
    /// Symbol 0.
    Nothing,
    /// The beginning of a section.
    Section(At),
    Symbol(At),
    Undefined(&'a [u8]),
}

/// What a symbol of a member is in the object that is made; nothing when that is left out.
pub(super) fn referent<'a>(
    program: &Program<'a>,
    live: &Live<'_>,
    symbol: At,
) -> Option<Referent<'a>> {
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
