pub trait Shape: Send + Sync {}

#[derive(hsffi::Opaque)]
pub struct Drawing(pub Box<dyn Shape>);

#[hsffi::export]
pub fn draw(_shape: &Drawing) {}

fn main() {}
