use hsffi::Fun;

#[hsffi::export]
pub fn keep(_f: Fun<'static, fn()>) {}

fn main() {}
