#[hsffi::export]
pub fn remember(_name: Option<&'static str>, _bytes: &'static [u8]) {}

fn main() {}
