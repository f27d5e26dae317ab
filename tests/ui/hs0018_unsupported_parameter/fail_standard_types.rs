#[hsffi::export]
pub fn wide(_: u128) {}

#[hsffi::export]
pub fn pair((_first, _second): (u8, u8)) {}

#[hsffi::export]
pub fn array(_: [u8; 4]) {}

#[hsffi::export]
pub fn map(_: std::collections::HashMap<String, u8>) {}

#[hsffi::export]
pub fn shared(_: std::sync::Arc<u8>) {}

#[hsffi::export]
pub fn function(_: fn(u8) -> u8) {}

fn main() {}
