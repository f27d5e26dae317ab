//! unpinned ByteArray# that is read through a `safe` import: unsound.

use hsffi::array::ByteArray;
use hsffi::{Fun, HsException, export};

/// unpinned ByteArray#: the sum of the bytes.
#[export]
pub fn byte_array_safe_read(
    array: ByteArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<u64, HsException> {
    meanwhile.call()?;
    Ok(array.iter().map(|byte| u64::from(*byte)).sum())
}

fn main() {}
