use hsffi::array::{MutableByteArray, Write};

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn clear(bytes: MutableByteArray<'_, Write>) {
    bytes.set(0, 0_u8);
}

fn main() {}
