use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Database;

#[hsffi::export]
pub fn close(_database: OwnedByRust<Database>) {}

fn main() {}
