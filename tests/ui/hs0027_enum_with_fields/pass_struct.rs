#[derive(hsffi::Opaque)]
pub struct Shape;

fn main() {}
