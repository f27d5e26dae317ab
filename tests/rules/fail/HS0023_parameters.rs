use hsffi::Fun;

pub struct Place;

#[hsffi::export]
pub fn object(_: Fun<'_, fn(&Place)>) {}

#[hsffi::export]
pub fn owned(_: Fun<'_, fn(String) -> bool>) {}

#[hsffi::export]
pub fn vector(_: Fun<'_, fn(&[f64])>) {}

fn main() {}
