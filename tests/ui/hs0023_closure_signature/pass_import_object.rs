use hsffi::{Hs, OwnedByRust};

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Cell(pub u8);

#[hsffi::import(module = "Mail.Cells")]
extern "Haskell" {
    pub fn cells(hs: Hs<'_>) -> Option<OwnedByRust<Cell>>;
}

fn main() {}
