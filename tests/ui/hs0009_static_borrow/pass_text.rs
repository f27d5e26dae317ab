#[hsffi::export]
pub fn remember(_name: &str) {}

fn main() {}
