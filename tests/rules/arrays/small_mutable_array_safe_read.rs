//! SmallMutableArray# that is read through a `safe` import: unsound.

use hsffi::array::SmallMutableArray;
use hsffi::{Fun, HsException, export};

/// SmallMutableArray#: How many elements are the one before them.
#[export]
pub fn small_mutable_array_safe_read(
    array: SmallMutableArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    Ok((1..array.len())
        .filter(|index| array.address(*index) == array.address(index - 1))
        .count())
}

fn main() {}
