use std::ops::Range;

/// Lines one after another.
#[derive(hsffi::Via)]
#[hsffi(via = (u32, u32), from = |(start, end)| start..end, into = |lines: Range<u32>| (lines.start, lines.end))]
pub struct Lines(Range<u32>);

#[hsffi::export(via = Lines)]
pub fn longest(#[hsffi(via = Lines)] all: Vec<Range<u32>>) -> Option<Range<u32>> {
    all.into_iter().max_by_key(Range::len)
}

fn main() {}
