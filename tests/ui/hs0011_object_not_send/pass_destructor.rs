use hsffi::OwnedByRust;
use std::sync::Arc;

pub struct Database(pub Arc<u8>);

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}

fn main() {}
