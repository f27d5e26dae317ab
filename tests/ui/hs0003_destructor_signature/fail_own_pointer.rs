pub struct Database;

pub struct Handle<T>(pub T);

#[hsffi::destructor]
pub fn close(database: Handle<Database>) {
    drop(database);
}

fn main() {}
