//! unpinned ByteArray# that is written through a `safe` import: unsound.

use hsffi::array::{ByteArray, Write};
use hsffi::{Fun, HsException, export};

/// unpinned ByteArray#: the sum of the bytes.
#[export]
pub fn byte_array_safe_write(
    array: ByteArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<u64, HsException> {
    meanwhile.call()?;
    Ok(array.iter().map(|byte| u64::from(*byte)).sum())
}

fn main() {}
