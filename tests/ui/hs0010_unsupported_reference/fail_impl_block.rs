pub struct Database;

#[hsffi::export]
impl Database {
    pub fn limit() -> u64 {
        10
    }

    pub fn revision(&self) -> u64 {
        0
    }
}

fn main() {}
