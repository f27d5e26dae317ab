//! SmallArray# that is read through a `safe` import: unsound.

use hsffi::array::SmallArray;
use hsffi::{Fun, HsException, export};

/// SmallArray#: How many elements are the one before them.
#[export]
pub fn small_array_safe_read(
    array: SmallArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    Ok((1..array.len())
        .filter(|index| array.address(*index) == array.address(index - 1))
        .count())
}

fn main() {}
