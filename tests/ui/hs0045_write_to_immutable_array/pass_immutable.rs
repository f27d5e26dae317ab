use hsffi::array::{MutableByteArray, Write};

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn flip(bits: MutableByteArray<'_, Write>) -> usize {
    bits.len()
}

fn main() {}
