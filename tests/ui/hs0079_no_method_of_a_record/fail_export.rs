use hsffi::HsException;

#[hsffi::import]
#[hsffi::export]
pub trait Storage: Send + Sync {
    fn get(&self, key: &str) -> Result<String, HsException>;
}

#[hsffi::export]
#[hsffi::import]
pub trait Index: Send + Sync {
    fn find(&self, key: &str) -> Result<u64, HsException>;
}

fn main() {}
