#[hsffi::export]
pub fn text(_: &String) {}

#[hsffi::export]
pub fn vector(_: &Vec<f64>) {}

#[hsffi::export]
pub fn number(_: &u8) {}

fn main() {}
