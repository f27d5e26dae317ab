use hsffi::Fun;

#[hsffi::export]
pub fn keep<'call: 'static>(_f: Fun<'call, fn()>) {}

fn main() {}
