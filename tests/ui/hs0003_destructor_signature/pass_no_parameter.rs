use hsffi::OwnedByRust;

pub struct Database;

#[hsffi::destructor]
pub fn close(_database: OwnedByRust<Database>) {}

fn main() {}
