use hsffi::Fun;

#[hsffi::export]
pub fn same(_f: Fun<'_, fn()>) {}

fn main() {}
