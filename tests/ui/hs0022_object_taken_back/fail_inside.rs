use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn close(_database: Option<OwnedByRust<Database>>) {}

fn main() {}
