#[derive(hsffi::Opaque)]
pub struct Database;

impl Database {
    #[hsffi::export]
    pub fn limit() -> u64 {
        0
    }
}

fn main() {}
