use hsffi::Fun;

pub struct Place;

#[hsffi::export]
pub fn object(_: Fun<'_, fn(u64)>) {}

#[hsffi::export]
pub fn reference(_: Fun<'_, fn(&[u8]) -> bool>) {}

#[hsffi::export]
pub fn owned(_: Fun<'_, fn(String)>) {}

fn main() {}
