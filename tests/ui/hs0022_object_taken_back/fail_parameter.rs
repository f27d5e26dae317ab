use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn close(_database: OwnedByRust<Database>) {}

fn main() {}
