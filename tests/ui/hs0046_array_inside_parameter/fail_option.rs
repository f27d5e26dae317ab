use hsffi::array::ByteArray;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len(bits: Option<ByteArray<'_>>) -> usize {
    bits.map_or(0, |bits| bits.len())
}

fn main() {}
