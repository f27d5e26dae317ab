#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn close(_database: &Database) {}

fn main() {}
