//! ArrayArray# that is read through a `safe` import: unsound.

use hsffi::array::ArrayArray;
use hsffi::{Fun, HsException, export};

/// ArrayArray#: How many elements are the one before them.
#[export]
pub fn array_array_safe_read(
    array: ArrayArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    Ok((1..array.len())
        .filter(|index| array.address(*index) == array.address(index - 1))
        .count())
}

fn main() {}
