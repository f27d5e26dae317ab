#[derive(hsffi::Enum)]
pub enum Mode {
    Read,
}

fn main() {}
