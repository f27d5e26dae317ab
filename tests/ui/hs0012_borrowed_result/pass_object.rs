use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Opaque)]
pub struct Database(pub Table);

#[hsffi::export]
impl Database {
    pub fn table(&self) -> OwnedByRust<Table> {
        OwnedByRust::new(Table)
    }
}

fn main() {}
