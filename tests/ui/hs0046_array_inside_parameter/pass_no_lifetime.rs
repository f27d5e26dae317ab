use hsffi::array::{MutableByteArray, PinnedByteArray};

#[hsffi::export]
pub fn len(bits: PinnedByteArray<'_>) -> usize {
    bits.len()
}

#[hsffi::export(unsafe, reason = "reads a length")]
pub fn mutable_len(bits: MutableByteArray<'_>) -> usize {
    bits.len()
}

fn main() {}
