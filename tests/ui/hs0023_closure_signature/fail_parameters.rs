use hsffi::Fun;

pub struct Place;

#[hsffi::export]
pub fn object(_: Fun<'_, fn(&Place)>) {}

#[hsffi::export]
pub fn reference(_: Fun<'_, fn(&Vec<u8>) -> bool>) {}

#[hsffi::export]
pub fn owned(_: Fun<'_, fn(std::fs::File)>) {}

fn main() {}
