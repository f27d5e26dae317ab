#[derive(hsffi::Enum)]
pub enum Mode {}

fn main() {}
