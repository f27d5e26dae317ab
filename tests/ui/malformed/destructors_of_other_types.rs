use hsffi::OwnedByRust;

pub struct Local;

#[hsffi::destructor]
pub fn vector(_: OwnedByRust<Vec<u8>>) {}

#[hsffi::destructor]
pub fn slice(_: OwnedByRust<[Local]>) {}

#[hsffi::destructor]
pub fn missing(_: OwnedByRust<Missing>) {}

#[hsffi::destructor]
pub fn pointer(_: OwnedByRust<*const Local>) {}

fn main() {}
