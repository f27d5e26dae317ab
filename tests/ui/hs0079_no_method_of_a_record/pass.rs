use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn limit(&self, hs: Hs<'_>) -> Result<u32, HsException>;

    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;
}

fn main() {}
