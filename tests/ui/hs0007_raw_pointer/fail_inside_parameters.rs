type Address = *const u8;

#[hsffi::export]
pub fn option(_: Option<*const u8>) {}

#[hsffi::export]
pub fn vector(_: Vec<*mut f64>) {}

#[hsffi::export]
pub fn slice(_: &[*const u8]) {}

#[hsffi::export]
pub fn non_null(_: std::ptr::NonNull<u8>) {}

#[hsffi::export]
pub fn alias(_: Address) {}

fn main() {}
