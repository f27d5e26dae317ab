use std::ops::Range;

/// The lines of a section.
#[derive(Clone, hsffi::Data)]
pub struct Section {
    pub title: String,
    #[hsffi(via = Lines)]
    pub lines: Range<u32>,
}

/// Lines one after another.
#[derive(hsffi::Via)]
#[hsffi(via = (u32, u32), from = |(start, end)| start..end, into = |lines: Range<u32>| (lines.start, lines.end))]
pub struct Lines(Range<u32>);

#[hsffi::export]
pub fn first_line(section: &Section) -> u32 {
    section.lines.start
}

fn main() {}
