use hsffi::{Fun, Hs};

#[hsffi::export]
pub async fn later(_: Fun<'_, fn(u32)>, _: Option<&str>) {}

#[hsffi::export]
pub async fn now(_: Hs<'_>) {}

fn main() {}
