use hsffi::HsException;

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn open() -> Result<Option<Self>, HsException> {
        Ok(None)
    }
}

fn main() {}
