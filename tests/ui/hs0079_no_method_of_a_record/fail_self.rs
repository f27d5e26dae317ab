use hsffi::{Hs, HsException};

#[hsffi::import]
pub trait Storage {
    fn close(self, hs: Hs<'_>) -> Result<(), HsException>;
}

fn main() {}
