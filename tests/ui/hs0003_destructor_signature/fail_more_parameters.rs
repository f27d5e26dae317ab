use hsffi::OwnedByRust;

pub struct Database;

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>, _flush: bool) {
    drop(database);
}

fn main() {}
