use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Database;

#[hsffi::export]
pub fn shut_down(_database: OwnedByRust<Database>) {}

#[hsffi::export]
pub fn shut_down_if_any(_database: Option<OwnedByRust<Database>>) {}

fn main() {}
