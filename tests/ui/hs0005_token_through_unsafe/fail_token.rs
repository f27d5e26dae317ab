use hsffi::Hs;

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn log(_hs: Hs<'_>, _text: &str) {}

fn main() {}
