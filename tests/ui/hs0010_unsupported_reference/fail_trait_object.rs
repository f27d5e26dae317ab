pub trait Shape: Send + Sync {}

pub struct Drawing(pub Box<dyn Shape>);

#[hsffi::export]
pub fn draw(_shape: &dyn Shape) {}

fn main() {}
