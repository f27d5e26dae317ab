use std::ops::Range;

/// The lines of a section.
#[derive(Clone, hsffi::Data)]
pub struct Section {
    pub title: String,
    #[hsffi(via = (u32, u32))]
    pub lines: Range<u32>,
}

#[hsffi::export]
pub fn first_line(section: &Section) -> u32 {
    section.lines.start
}

fn main() {}
