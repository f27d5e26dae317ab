#[hsffi::export]
pub fn wide(_: u64) {}

#[hsffi::export]
pub fn pair(_first: u8, _second: u8) {}

#[hsffi::export]
pub fn array(_: &[u8]) {}

#[hsffi::export]
pub fn map(_: &str, _: u8) {}

#[hsffi::export]
pub fn shared(_: u8) {}

#[hsffi::export]
pub fn function(_: hsffi::Fun<'_, fn(u8) -> u8>) {}

fn main() {}
