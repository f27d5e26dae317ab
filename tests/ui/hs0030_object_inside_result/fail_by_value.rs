#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn open() -> Database {
    Database
}

fn main() {}
