//! MutableArray# that is written through a `safe` import: unsound.

use hsffi::array::{MutableArray, Write};
use hsffi::{Fun, HsException, export};

/// MutableArray#: How many elements are the one before them.
#[export]
pub fn mutable_array_safe_write(
    array: MutableArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    Ok((1..array.len())
        .filter(|index| array.address(*index) == array.address(index - 1))
        .count())
}

fn main() {}
