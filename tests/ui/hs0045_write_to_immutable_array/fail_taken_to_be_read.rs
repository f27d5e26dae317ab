use hsffi::array::MutableByteArray;

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn clear(bytes: MutableByteArray<'_>) {
    bytes.set(0, 0_u8);
}

fn main() {}
