#[derive(hsffi::Opaque, hsffi::Enum)]
pub enum Mode {
    Read,
}

fn main() {}
