use hsffi::Hs;

#[hsffi::export]
pub fn log(_hs: Hs<'_>, _text: &str) {}

fn main() {}
