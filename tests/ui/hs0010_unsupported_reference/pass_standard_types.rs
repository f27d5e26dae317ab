#[hsffi::export]
pub fn text(_: &str) {}

#[hsffi::export]
pub fn vector(_: &[f64]) {}

#[hsffi::export]
pub fn number(_: u8) {}

fn main() {}
