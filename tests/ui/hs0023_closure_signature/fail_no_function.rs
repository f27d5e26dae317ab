use hsffi::Fun;

#[hsffi::export]
pub fn number(_: Fun<'_, u8>) {}

#[hsffi::export]
pub fn unsafe_function(_: Fun<'_, unsafe fn()>) {}

#[hsffi::export]
pub fn c_function(_: Fun<'_, extern "C" fn()>) {}

fn main() {}
