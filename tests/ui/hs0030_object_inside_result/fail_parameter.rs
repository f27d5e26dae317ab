#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Database;

#[hsffi::export]
pub fn shut_down(_database: Database) {}

#[hsffi::export]
pub fn shut_down_if_any(_database: Option<Database>) {}

fn main() {}
