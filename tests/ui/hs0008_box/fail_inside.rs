use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Database;

type Opened = Box<Database>;

#[hsffi::export]
pub fn option(_: Option<Box<Database>>) {}

#[hsffi::export]
pub fn alias() -> Opened {
    unimplemented!()
}

#[hsffi::export]
pub fn fallible() -> Result<Opened, HsException> {
    unimplemented!()
}

#[hsffi::export]
pub fn list() -> Vec<Opened> {
    unimplemented!()
}

#[hsffi::export]
pub fn fine() -> OwnedByRust<Database> {
    OwnedByRust::new(Database)
}

fn main() {}
