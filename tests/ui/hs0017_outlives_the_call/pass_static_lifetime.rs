use hsffi::Fun;

#[hsffi::export]
pub fn keep(_f: Fun<'_, fn()>) {}

fn main() {}
