#[hsffi::export]
pub fn no_body() -> u8;

#[hsffi::export]
pub fn no_types(a, b) {}

fn main() {}
