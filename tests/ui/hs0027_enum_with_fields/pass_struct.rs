#[derive(hsffi::Data)]
pub struct Shape;

fn main() {}
