#[derive(hsffi::Enum)]
pub struct Shape;

fn main() {}
