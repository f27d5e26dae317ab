use hsffi::HsException;

#[hsffi::export]
pub fn wide() -> u64 {
    0
}

#[hsffi::export]
pub fn many() -> (u8, u8, u8, (u8, u8)) {
    (0, 0, 0, (0, 0))
}

#[hsffi::export]
pub fn nested() -> Result<Option<u8>, HsException> {
    Ok(None)
}

#[hsffi::export]
pub fn shared() -> u8 {
    0
}

#[hsffi::export]
pub fn never() {
    panic!()
}

fn main() {}
