use hsffi::OwnedByRust;

pub struct Database;

pub trait Stored {
    type Store;
}

impl Stored for Database {
    type Store = [Database; 2];
}

pub type Closing<T> = OwnedByRust<T>;

#[hsffi::destructor]
pub fn close(database: Closing<Database>) {
    drop(database);
}

fn main() {}
