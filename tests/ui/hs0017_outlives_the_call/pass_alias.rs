use hsffi::Fun;

pub type Callback<'call> = Fun<'call, fn()>;

#[hsffi::export]
pub fn keep(_f: Callback<'_>) {}

fn main() {}
