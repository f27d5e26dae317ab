use hsffi::HsException;

#[hsffi::import]
pub trait Storage {
    fn name(&self) -> Result<&'static str, HsException>;
}

fn main() {}
