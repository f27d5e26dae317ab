use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage: Send + std::fmt::Debug {
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;
}

fn main() {}
