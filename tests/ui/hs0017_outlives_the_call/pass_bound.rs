use hsffi::Fun;

#[hsffi::export]
pub fn keep<'call>(_f: Fun<'call, fn()>) {}

fn main() {}
