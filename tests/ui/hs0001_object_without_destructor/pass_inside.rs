use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Database;

pub type Opened = OwnedByRust<Database>;

#[hsffi::export]
pub fn maybe() -> Option<OwnedByRust<Database>> {
    None
}

#[hsffi::export]
pub fn several() -> (u8, Opened) {
    unimplemented!()
}

#[hsffi::export]
pub fn fallible() -> Result<Opened, HsException> {
    unimplemented!()
}

fn main() {}
