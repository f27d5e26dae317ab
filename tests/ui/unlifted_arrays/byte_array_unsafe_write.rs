//! unpinned ByteArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{ByteArray, Write};
use hsffi::export;

/// unpinned ByteArray#: the sum of the bytes.
#[export(unsafe, reason = "the array is small")]
pub fn byte_array_unsafe_write(array: ByteArray<'_, Write>) -> u64 {
    array.iter().map(|byte| u64::from(*byte)).sum()
}

fn main() {}
