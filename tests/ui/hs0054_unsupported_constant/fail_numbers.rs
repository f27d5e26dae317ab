#[hsffi::export]
pub const PRIMES: &[u32] = &[2, 3, 5, 7];

fn main() {}
