#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn revision(_database: &Database) -> u64 {
    0
}

fn main() {}
