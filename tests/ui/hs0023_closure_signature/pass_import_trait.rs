use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage: Send + Sync {
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;
}

#[hsffi::import(module = "Mail.Storage")]
extern "Haskell" {
    pub fn open(hs: Hs<'_>, name: &str) -> Option<Box<dyn Storage>>;
}

fn main() {}
