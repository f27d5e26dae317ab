use hsffi::{Fun, OwnedByHaskell};

#[hsffi::export]
pub fn keep(_make: Fun<'_, fn() -> OwnedByHaskell<Fun<'static, fn(u32) -> u32>>>) {}

fn main() {}
