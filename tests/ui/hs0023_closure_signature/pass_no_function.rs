use hsffi::Fun;

#[hsffi::export]
pub fn number(_: Fun<'_, fn() -> u8>) {}

#[hsffi::export]
pub fn unsafe_function(_: Fun<'_, fn()>) {}

#[hsffi::export]
pub fn c_function(_: Fun<'_, fn()>) {}

fn main() {}
