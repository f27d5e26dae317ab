//! unpinned MutableByteArray# that is written through a `safe` import: unsound.

use hsffi::array::{MutableByteArray, Write};
use hsffi::{Fun, HsException, export};

/// unpinned MutableByteArray#: turns the bits of the bytes over.
#[export]
pub fn mutable_byte_array_safe_write(
    array: MutableByteArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<(), HsException> {
    meanwhile.call()?;
    for index in 0..array.len() {
        array.set(index, array.get::<u8>(index).map_or(0, |byte| !byte));
    }
    Ok(())
}

fn main() {}
