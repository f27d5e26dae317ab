use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;
    fn put(&self, hs: Hs<'_>, key: &str) -> Result<(), HsException>;
}

fn main() {}
