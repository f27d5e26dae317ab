//! pinned ByteArray# that is written through a `safe` import: unsound.

use hsffi::array::{PinnedByteArray, Write};
use hsffi::{Fun, HsException, export};

/// pinned ByteArray#: the sum of the bytes.
#[export]
pub fn pinned_byte_array_safe_write(
    array: PinnedByteArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<u64, HsException> {
    meanwhile.call()?;
    Ok(array.iter().map(|byte| u64::from(*byte)).sum())
}

fn main() {}
