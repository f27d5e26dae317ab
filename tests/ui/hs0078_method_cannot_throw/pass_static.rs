use hsffi::HsException;

#[hsffi::import]
pub trait Storage {
    fn name(&self) -> Result<String, HsException>;

    fn put(&self, key: &str, value: &str) -> Result<(), HsException>;
}

fn main() {}
