#[hsffi::export]
pub fn flags() -> Vec<bool> {
    Vec::new()
}

#[hsffi::export]
pub fn words(_: Vec<String>) {}

#[hsffi::export]
pub fn texts(_: &[&str]) {}

#[hsffi::export]
pub fn letters(_: Option<&[char]>) {}

fn main() {}
