use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get<T: AsRef<str>>(&self, hs: Hs<'_>, key: T) -> Result<String, HsException>;
}

fn main() {}
