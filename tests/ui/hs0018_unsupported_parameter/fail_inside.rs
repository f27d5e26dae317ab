pub enum Mode {
    Read,
    Write,
}

#[hsffi::export]
pub fn open(_mode: Option<Option<Mode>>) {}

fn main() {}
