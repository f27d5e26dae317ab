use hsffi::{Fun, Hs, HsException};

#[hsffi::export(pure)]
pub fn twice(_hs: Hs<'_>, function: Fun<'_, fn(u64) -> u64>, value: u64) -> u64 {
    let once: Result<u64, HsException> = function.call(value);
    once.and_then(|value| function.call(value)).unwrap_or(value)
}

fn main() {}
