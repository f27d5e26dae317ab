#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn close(_database: Option<&Database>) {}

fn main() {}
