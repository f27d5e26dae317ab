use hsffi::Fun;

#[hsffi::export]
pub fn rename(_f: Fun<'_, fn(&str) -> std::fs::File>) {}

fn main() {}
