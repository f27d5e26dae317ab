use hsffi::HsException;

#[hsffi::import]
pub trait Storage {
    fn name(&self) -> &'static str;

    fn put(&self, key: &str, value: &str) -> Result<(), HsException>;
}

fn main() {}
