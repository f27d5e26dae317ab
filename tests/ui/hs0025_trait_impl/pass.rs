#[derive(hsffi::Opaque)]
pub struct Database;

pub trait Revised {
    fn revision(&self) -> u64;
}

impl Revised for Database {
    fn revision(&self) -> u64 {
        0
    }
}

#[hsffi::export]
impl Database {
    pub fn revision(&self) -> u64 {
        Revised::revision(self)
    }
}

fn main() {}
