use hsffi::OwnedByRust;

pub struct Database;

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}

fn main() {}
