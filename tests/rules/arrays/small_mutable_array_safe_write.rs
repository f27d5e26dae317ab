//! SmallMutableArray# that is written through a `safe` import: unsound.

use hsffi::array::{SmallMutableArray, Write};
use hsffi::{Fun, HsException, export};

/// SmallMutableArray#: How many elements are the one before them.
#[export]
pub fn small_mutable_array_safe_write(
    array: SmallMutableArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    Ok((1..array.len())
        .filter(|index| array.address(*index) == array.address(index - 1))
        .count())
}

fn main() {}
