#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Opaque)]
pub struct Database(pub Table);

#[hsffi::export]
impl Database {
    pub fn table(&self) -> &Table {
        &self.0
    }
}

fn main() {}
