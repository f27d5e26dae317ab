#[hsffi::export]
pub fn remember(_name: &'static str) {}

fn main() {}
