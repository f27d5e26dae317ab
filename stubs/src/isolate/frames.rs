//! `.eh_frame`: how the stack is unwound, a record a function, with records that several functions share.

use object::Endianness;

use super::Fault;
use super::input::{Relocation, Section};

/// The records of one section.
#[derive(Debug, Default)]
pub(super) struct Frames<'a> {
    pub records: Vec<Record<'a>>,
}

#[derive(Debug)]
pub(super) struct Record<'a> {
    /// With its length in front.
    pub data: &'a [u8],
    /// By offset within the record.
    pub relocations: Vec<Relocation>,
    /// The record that it refers to, by index; nothing when others refer to it.
    pub shared: Option<usize>,
}

impl Record<'_> {
    /// The symbol by which a record finds its function.
    pub fn function(&self) -> Option<usize> {
        let first = self.relocations.first()?;
        (self.shared.is_some() && first.offset == 8).then_some(first.symbol)
    }
}

impl<'a> Frames<'a> {
    pub fn read(section: &Section<'a>, endianness: Endianness) -> Result<Self, Fault> {
        const CUT: Fault = Fault::Malformed("`.eh_frame` is truncated");
        let mut relocations = section.relocations.clone();
        relocations.sort_by_key(|relocation| relocation.offset);
        let mut relocations = relocations.into_iter().peekable();
        let mut records: Vec<Record<'a>> = Vec::new();
        let mut starts = Vec::new();
        let mut at = 0;
        while at < section.data.len() {
            let length = word(section.data, at, endianness).ok_or(CUT)?;
            if length == u32::MAX {
                return Err(Fault::Malformed("`.eh_frame` has 64-bit records"));
            }
            let end = at + 4 + length as usize;
            let data = section.data.get(at..end).ok_or(CUT)?;
            if length == 0 {
                at = end;
                continue;
            }
            let shared = match word(data, 4, endianness).ok_or(CUT)? {
                0 => None,
                back => {
                    let start = (at + 4).checked_sub(back as usize);
                    let index = start.and_then(|start| starts.binary_search(&start).ok());
                    Some(index.ok_or(Fault::Malformed("`.eh_frame` refers to a missing record"))?)
                }
            };
            let mut of_record = Vec::new();
            while let Some(relocation) = relocations.next_if(|next| next.offset < end as u64) {
                of_record.push(Relocation {
                    offset: relocation.offset - at as u64,
                    ..relocation
                });
            }
            starts.push(at);
            records.push(Record {
                data,
                relocations: of_record,
                shared,
            });
            at = end;
        }
        Ok(Frames { records })
    }
}

fn word(data: &[u8], at: usize, endianness: Endianness) -> Option<u32> {
    let bytes = data.get(at..at + 4)?.try_into().ok()?;
    Some(match endianness {
        Endianness::Little => u32::from_le_bytes(bytes),
        Endianness::Big => u32::from_be_bytes(bytes),
    })
}

/// Writes how far back the shared record begins, into a record that is to lie at `at`.
pub(super) fn refer(record: &mut [u8], at: usize, shared: usize, endianness: Endianness) {
    let back = u32::try_from(at + 4 - shared).unwrap_or(u32::MAX);
    record[4..8].copy_from_slice(&match endianness {
        Endianness::Little => back.to_le_bytes(),
        Endianness::Big => back.to_be_bytes(),
    });
}
