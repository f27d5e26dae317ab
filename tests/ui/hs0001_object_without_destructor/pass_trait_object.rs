use hsffi::OwnedByRust;

pub trait Shape: Send + Sync {}

#[derive(hsffi::Opaque)]
pub struct Drawing(pub Box<dyn Shape>);

#[hsffi::export]
pub fn circle() -> OwnedByRust<Drawing> {
    unimplemented!()
}

fn main() {}
