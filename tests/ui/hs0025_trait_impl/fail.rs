#[derive(hsffi::Opaque)]
pub struct Database;

pub trait Revised {
    fn revision(&self) -> u64;
}

#[hsffi::export]
impl Revised for Database {
    fn revision(&self) -> u64 {
        0
    }
}

fn main() {}
