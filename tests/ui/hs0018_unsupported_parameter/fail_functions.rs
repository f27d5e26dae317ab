use hsffi::{Fun, OwnedByHaskell};

#[hsffi::export]
pub fn pointer(_f: fn(i32) -> i32) {}

#[hsffi::export]
pub fn reference(_f: &dyn Fn(i32) -> i32) {}

#[hsffi::export]
pub fn text(_f: Option<fn(&str, u8) -> String>) {}

#[hsffi::export]
pub fn boxed(_f: Box<dyn Fn(i32) -> i32 + Send + Sync>) {}

#[hsffi::export]
pub fn kept(_f: Box<dyn FnMut(&[u8])>) {}

#[hsffi::export]
pub fn fine(_f: OwnedByHaskell<Fun<'static, fn()>>, _g: Fun<'_, fn()>) {}

fn main() {}
