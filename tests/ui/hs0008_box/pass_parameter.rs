#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn check(_database: &Database) {}

fn main() {}
