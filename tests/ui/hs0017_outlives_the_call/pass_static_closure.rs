use hsffi::{Fun, OwnedByHaskell};

#[hsffi::export]
pub fn keep(_f: OwnedByHaskell<Fun<'_, fn(&str) -> Option<u8>>>) {}

#[hsffi::export]
pub fn fine(_f: OwnedByHaskell<Fun<'static, fn()>>) {}

fn main() {}
