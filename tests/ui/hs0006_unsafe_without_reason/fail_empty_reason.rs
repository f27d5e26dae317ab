#[hsffi::export(unsafe, reason = " ")]
pub fn next(n: u64) -> u64 {
    n.wrapping_add(1)
}

fn main() {}
