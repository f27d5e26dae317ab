use std::ops::Range;

#[derive(hsffi::Via)]
pub struct Nothing(Range<u32>);

#[derive(hsffi::Via)]
#[hsffi(via = (u32, u32), from = |(a, b)| a..b, into = |r: Range<u32>| (r.start, r.end))]
pub struct Two(Range<u32>, u8);

#[derive(hsffi::Via)]
#[hsffi(via = (u32, u32), from = |(a, b)| a..b, into = |r: Range<u32>| (r.start, r.end))]
#[hsffi(haskell = "range", lacks(Read))]
pub struct Misspelled(Range<u32>);

#[derive(hsffi::Via)]
#[hsffi(via = (u32, u32), from = |(a, b)| a..b, into = |r: Range<u32>| (r.start, r.end))]
#[hsffi(haskell = "Data.Range.Range", haskell_from = "\\(a, b) -> Range a b", package = "range")]
pub struct Lambda(Range<u32>);

#[derive(hsffi::Via)]
#[hsffi(via = (u32, u32), from = |(a, b)| a..b, into = |r: Range<u32>| (r.start, r.end), via = u8, name = "Range")]
#[hsffi(haskell = "Data.Range.Range")]
pub struct Incomplete(Range<u32>);

#[hsffi::export]
pub fn count(#[hsffi(name = "all")] range: Two, #[hsffi(via)] other: Two) -> u8 {
    range.1 + other.1
}

fn main() {}
