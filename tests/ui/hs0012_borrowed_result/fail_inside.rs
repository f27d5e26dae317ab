use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Opaque)]
pub struct Database(pub Table);

#[hsffi::export]
impl Database {
    pub fn option(&self) -> Option<&Table> {
        unimplemented!()
    }

    pub fn tuple(&self) -> (u8, &Table) {
        unimplemented!()
    }

    pub fn fallible(&self) -> Result<&Table, HsException> {
        unimplemented!()
    }

    pub fn list(&self) -> Vec<&Table> {
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
