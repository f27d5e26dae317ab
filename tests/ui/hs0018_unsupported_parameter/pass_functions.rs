use hsffi::{Fun, OwnedByHaskell};

#[hsffi::export]
pub fn pointer(_f: Fun<'_, fn(i32) -> i32>) {}

#[hsffi::export]
pub fn reference(_f: Fun<'_, fn(i32) -> i32>) {}

#[hsffi::export]
pub fn text(_f: Option<Fun<'_, fn(&str, u8) -> String>>) {}

#[hsffi::export]
pub fn boxed(_f: Fun<'_, fn(i32) -> i32>) {}

#[hsffi::export]
pub fn kept(_f: OwnedByHaskell<Fun<'_, fn(&[u8])>>) {}

#[hsffi::export]
pub fn fine(_f: OwnedByHaskell<Fun<'static, fn()>>, _g: Fun<'_, fn()>) {}

fn main() {}
