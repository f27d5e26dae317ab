use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn open() -> Result<Option<OwnedByRust<Self>>, HsException> {
        Ok(None)
    }
}

fn main() {}
