use hsffi::{Hs, HsException};

type Token<'rt> = Hs<'rt>;

#[hsffi::import]
pub trait Storage {
    fn get(&self, key: &str, hs: Hs<'_>) -> Result<String, HsException>;
    fn put(&self, hs: Token<'_>, key: &str) -> Result<(), HsException>;
}

fn main() {}
