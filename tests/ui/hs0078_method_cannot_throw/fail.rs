use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get(&self, hs: Hs<'_>, key: &str) -> Option<String>;

    fn put(&self, hs: Hs<'_>, key: &str, value: &str) -> Result<(), HsException>;
}

fn main() {}
