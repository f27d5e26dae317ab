#[derive(hsffi::Opaque)]
pub struct Database;

impl Database {
    #[hsffi::export]
    pub fn revision(&self) -> u64 {
        0
    }
}

#[hsffi::export]
pub fn revision(&self) -> u64 {
    0
}

fn main() {}
