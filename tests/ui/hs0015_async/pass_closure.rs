use hsffi::{Fun, Hs, OwnedByHaskell};

#[hsffi::export]
pub async fn later(_: OwnedByHaskell<Fun<'_, fn(u32)>>, _: Option<String>) {}

#[hsffi::export]
pub fn now(_: Hs<'_>) {}

fn main() {}
