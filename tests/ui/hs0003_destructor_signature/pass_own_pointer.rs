use hsffi::OwnedByRust;

pub struct Database;

pub struct Handle<T>(pub T);

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}

fn main() {}
