use hsffi::HsException;

#[hsffi::export]
pub fn both() -> Result<Vec<u8>, HsException> {
    Ok(Default::default())
}

fn main() {}
