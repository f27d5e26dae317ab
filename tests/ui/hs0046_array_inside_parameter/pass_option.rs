use hsffi::array::ByteArray;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len(bits: ByteArray<'_>) -> usize {
    bits.len()
}

fn main() {}
