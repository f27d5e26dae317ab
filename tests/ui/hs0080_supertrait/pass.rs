use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage: Send {
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;
}

fn main() {}
