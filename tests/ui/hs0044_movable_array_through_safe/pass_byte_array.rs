use hsffi::array::ByteArray;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn ones(bits: ByteArray<'_>) -> u32 {
    bits.iter().map(|byte| byte.count_ones()).sum()
}

fn main() {}
