use hsffi::OwnedByRust;

pub struct Words(pub String);

#[hsffi::destructor]
pub fn free(_words: OwnedByRust<Words>) {}

fn main() {}
