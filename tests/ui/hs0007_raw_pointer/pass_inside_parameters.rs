type Address<'call> = &'call [u8];

#[hsffi::export]
pub fn option(_: Option<&[u8]>) {}

#[hsffi::export]
pub fn vector(_: Vec<f64>) {}

#[hsffi::export]
pub fn slice(_: &[u8]) {}

#[hsffi::export]
pub fn non_null(_: u8) {}

#[hsffi::export]
pub fn alias(_: Address<'_>) {}

fn main() {}
