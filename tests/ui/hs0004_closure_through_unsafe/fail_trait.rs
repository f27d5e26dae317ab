use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;
}

#[hsffi::export(unsafe, reason = "short")]
pub fn use_it(_: &dyn Storage) {}

fn main() {}
