use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn open() -> OwnedByRust<Database> {
    OwnedByRust::new(Database)
}

fn main() {}
