use hsffi::array::ByteArray;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn same(bits: ByteArray<'_>) -> Vec<u8> {
    bits.to_vec()
}

fn main() {}
