use hsffi::array::ByteArray;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn same(bits: ByteArray<'_>) -> ByteArray<'_> {
    bits
}

fn main() {}
