use hsffi::Hs;

#[hsffi::export(unsafe, because = "returns soon")]
pub fn log(_hs: Hs<'_>, _text: &str) {}

fn main() {}
