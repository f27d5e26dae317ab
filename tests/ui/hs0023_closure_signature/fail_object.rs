use hsffi::{Fun, OwnedByRust};

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Cell(pub u8);

#[hsffi::export]
pub fn given(_make: Fun<'_, fn() -> Vec<OwnedByRust<Cell>>>) {}

fn main() {}
