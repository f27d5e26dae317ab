use hsffi::array::{MutableByteArray, PinnedByteArray};

#[hsffi::export]
pub fn len(bits: PinnedByteArray) -> usize {
    bits.len()
}

#[hsffi::export(unsafe, reason = "reads a length")]
pub fn mutable_len(bits: MutableByteArray) -> usize {
    bits.len()
}

fn main() {}
