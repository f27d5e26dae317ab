#[hsffi::export]
pub fn flags() -> Vec<u8> {
    Vec::new()
}

#[hsffi::export]
pub fn words(_: String) {}

#[hsffi::export]
pub fn texts(_: &str) {}

#[hsffi::export]
pub fn letters(_: Option<&str>) {}

fn main() {}
