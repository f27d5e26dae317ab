#[hsffi::export(pure)]
pub fn double(value: u64) -> u64 {
    value.wrapping_mul(2)
}

fn main() {}
