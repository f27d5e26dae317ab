use hsffi::array::ByteArray;

type Bits<'call> = ByteArray<'call>;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len(bits: Bits<'_>) -> usize {
    bits.len()
}

fn main() {}
