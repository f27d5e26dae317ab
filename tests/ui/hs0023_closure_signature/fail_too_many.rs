use hsffi::Fun;

#[hsffi::export]
pub fn fold(_f: Fun<'_, fn(u8, u8, u8, u8, u8, u8, u8, u8, u8) -> u8>) {}

fn main() {}
