use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Opaque)]
pub struct Database(pub Table);

#[hsffi::export]
impl Database {
    pub fn option(&self) -> Option<OwnedByRust<Table>> {
        Some(OwnedByRust::new(Table))
    }

    pub fn tuple(&self) -> (u8, OwnedByRust<Table>) {
        (0, OwnedByRust::new(Table))
    }

    pub fn fallible(&self) -> Result<OwnedByRust<Table>, HsException> {
        Ok(OwnedByRust::new(Table))
    }

    pub fn list(&self) -> Vec<OwnedByRust<Table>> {
        vec![OwnedByRust::new(Table)]
    }

    pub fn owned(&self) -> OwnedByRust<Table> {
        OwnedByRust::new(Table)
    }

    pub fn copied(&self) -> Option<(&str, &[String], std::borrow::Cow<'_, str>)> {
        Some(("", &[], "".into()))
    }
}

fn main() {}
