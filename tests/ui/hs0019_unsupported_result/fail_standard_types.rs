use hsffi::HsException;

#[hsffi::export]
pub fn wide() -> u128 {
    0
}

#[hsffi::export]
pub fn many() -> (u8, u8, u8, u8, u8) {
    (0, 0, 0, 0, 0)
}

#[hsffi::export]
pub fn nested() -> Option<Result<u8, HsException>> {
    None
}

#[hsffi::export]
pub fn shared() -> std::sync::Arc<u8> {
    std::sync::Arc::new(0)
}

#[hsffi::export]
pub fn never() -> ! {
    panic!()
}

fn main() {}
