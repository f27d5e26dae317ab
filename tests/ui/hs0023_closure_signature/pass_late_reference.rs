use hsffi::Fun;

#[hsffi::export]
pub fn late(_: Fun<'_, fn(&str, u8, u8, u8)>) {}

#[hsffi::export]
pub fn last(_: Fun<'_, fn(u8, u8, &[u32], u8, u8, u8, u8, u8) -> bool>) {}

fn main() {}
