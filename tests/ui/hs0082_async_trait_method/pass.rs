use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get(&self, hs: Hs<'_>, key: String) -> Result<String, HsException>;
}

fn main() {}
