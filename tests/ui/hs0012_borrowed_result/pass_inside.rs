use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Opaque)]
pub struct Database(pub Table);

#[hsffi::export]
impl Database {
    pub fn option(&self) -> Option<OwnedByRust<Table>> {
        unimplemented!()
    }

    pub fn tuple(&self) -> (u8, OwnedByRust<Table>) {
        unimplemented!()
    }

    pub fn fallible(&self) -> Result<OwnedByRust<Table>, HsException> {
        unimplemented!()
    }

    pub fn list(&self) -> Vec<OwnedByRust<Table>> {
        unimplemented!()
    }

    pub fn owned(&self) -> OwnedByRust<Table> {
        unimplemented!()
    }

    pub fn copied(&self) -> Option<(&str, &[String], std::borrow::Cow<'_, str>)> {
        unimplemented!()
    }
}

fn main() {}
