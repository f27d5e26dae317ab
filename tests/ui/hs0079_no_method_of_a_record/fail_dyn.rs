use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;

    fn copy_to(&self, other: &Self) -> Result<(), HsException>;

    fn each(&self, each: impl Fn(&str)) -> Result<(), HsException>;

    fn all<I: Iterator<Item = String>>(&self, hs: Hs<'_>, keys: I) -> Result<Vec<String>, HsException> {
        keys.map(|key| self.get(hs, &key)).collect()
    }

    fn limit() -> u32 {
        100
    }
}

fn main() {}
