use hsffi::OwnedByRust;

pub trait Shape: Send + Sync {}

pub struct Drawing(pub Box<dyn Shape>);

#[hsffi::export]
pub fn circle() -> OwnedByRust<dyn Shape> {
    unimplemented!()
}

fn main() {}
