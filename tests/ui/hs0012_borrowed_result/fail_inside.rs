use hsffi::{HsException, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Opaque)]
pub struct Database(pub Table);

#[hsffi::export]
impl Database {
    pub fn option(&self) -> Option<&Table> {
        Some(&self.0)
    }

    pub fn tuple(&self) -> (u8, &Table) {
        (0, &self.0)
    }

    pub fn fallible(&self) -> Result<&Table, HsException> {
        Ok(&self.0)
    }

    pub fn list(&self) -> Vec<&Table> {
        vec![&self.0]
    }

    pub fn owned(&self) -> OwnedByRust<Table> {
        OwnedByRust::new(Table)
    }

    pub fn copied(&self) -> Option<(&str, &[String], std::borrow::Cow<'_, str>)> {
        Some(("", &[], "".into()))
    }
}

fn main() {}
