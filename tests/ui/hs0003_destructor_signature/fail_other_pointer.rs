pub struct Database;

#[hsffi::destructor]
pub fn close(database: Box<Database>) {
    drop(database);
}

fn main() {}
