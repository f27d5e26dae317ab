use hsffi::Fun;

pub type Callback = Fun<'static, fn()>;

#[hsffi::export]
pub fn keep(_f: Callback) {}

fn main() {}
