//! Unwind information.

use crate::isolate::frames;
use crate::isolate::input::{self, Relocation, Section};
use crate::isolate::live::Live;
use crate::isolate::resolve::{At, Program};

/// The records of `.eh_frame` that are kept, in one section.
pub(super) struct Merged<'a> {
    /// The first of the sections that they come from, which it takes after.
    pub(super) section: Option<(At, &'a Section<'a>)>,
    pub(super) data: Vec<u8>,
    pub(super) relocations: Vec<(usize, Relocation)>,
}

impl<'a> Merged<'a> {
    pub(super) fn new(program: &'a Program<'a>, live: &Live<'_>, target: input::Target) -> Self {
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
