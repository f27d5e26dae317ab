use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get(&self, _: Hs<'_>, key: &str) -> Result<String, HsException> {
        Ok(key.to_owned())
    }
}

fn main() {}
