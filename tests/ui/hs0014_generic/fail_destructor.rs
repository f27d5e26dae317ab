use hsffi::OwnedByRust;

pub struct Words<'text>(pub &'text str);

#[hsffi::destructor]
pub fn free(_words: OwnedByRust<Words<'_>>) {}

fn main() {}
