//! pinned ByteArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{PinnedByteArray, Write};
use hsffi::export;

/// pinned ByteArray#: the sum of the bytes.
#[export(unsafe, reason = "the array is small")]
pub fn pinned_byte_array_unsafe_write(array: PinnedByteArray<'_, Write>) -> u64 {
    array.iter().map(|byte| u64::from(*byte)).sum()
}

fn main() {}
