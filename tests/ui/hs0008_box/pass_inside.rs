use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Database;

type Opened = OwnedByRust<Database>;

#[hsffi::export]
pub fn option(_: Option<u8>) {}

#[hsffi::export]
pub fn alias() -> Opened {
    unimplemented!()
}

#[hsffi::export]
pub fn fallible() -> Result<Opened, HsException> {
    unimplemented!()
}

#[hsffi::export]
pub fn slice() -> Vec<u8> {
    unimplemented!()
}

#[hsffi::export]
pub fn text(_: String) {}

fn main() {}
