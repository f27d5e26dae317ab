//! unpinned MutableByteArray# that is read through a `safe` import: unsound.

use hsffi::array::MutableByteArray;
use hsffi::{Fun, HsException, export};

/// unpinned MutableByteArray#: the sum of the bytes.
#[export]
pub fn mutable_byte_array_safe_read(
    array: MutableByteArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<u64, HsException> {
    meanwhile.call()?;
    let bytes = array.to_vec::<u8>();
    Ok(bytes.iter().map(|byte| u64::from(*byte)).sum())
}

fn main() {}
