use hsffi::OwnedByRust;

pub struct Database;

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) -> bool {
    drop(database);
    true
}

fn main() {}
