use hsffi::array::{ByteArray, Write};

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn flip(bits: ByteArray<'_, Write>) -> usize {
    bits.len()
}

fn main() {}
