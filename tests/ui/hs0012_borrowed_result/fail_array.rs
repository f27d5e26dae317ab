use hsffi::array::ByteArray;

#[hsffi::export(unsafe, because = "the array is small")]
pub fn same(bits: ByteArray<'_>) -> ByteArray<'_> {
    bits
}

fn main() {}
