use hsffi::OwnedByRust;
use std::sync::RwLock;

pub struct Database(pub RwLock<u8>);

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}

fn main() {}
