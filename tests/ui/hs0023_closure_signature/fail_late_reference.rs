use hsffi::Fun;

#[hsffi::export]
pub fn late(_: Fun<'_, fn(u8, u8, u8, &str)>) {}

#[hsffi::export]
pub fn last(_: Fun<'_, fn(u8, u8, u8, u8, u8, u8, u8, &[u32]) -> bool>) {}

fn main() {}
