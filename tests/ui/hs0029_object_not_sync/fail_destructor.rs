use hsffi::OwnedByRust;
use std::cell::RefCell;

pub struct Database(pub RefCell<u8>);

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}

fn main() {}
