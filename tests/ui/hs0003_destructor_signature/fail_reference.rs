pub struct Database;

#[hsffi::destructor]
pub fn close(_database: &Database) {}

fn main() {}
