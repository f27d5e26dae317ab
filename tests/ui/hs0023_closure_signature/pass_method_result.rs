use hsffi::HsException;

#[hsffi::import]
pub trait Storage {
    fn name(&self) -> Result<String, HsException>;
}

fn main() {}
