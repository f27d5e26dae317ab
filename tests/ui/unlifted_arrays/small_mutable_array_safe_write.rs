//! SmallMutableArray# that is written through a `safe` import: unsound.

use hsffi::array::{SmallMutableArray, Write};
use hsffi::{Fun, HsException, export};

/// SmallMutableArray#: how many elements are the one before them.
#[export]
pub fn small_mutable_array_safe_write(
    array: SmallMutableArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    Ok((1..array.len()).filter(same).count())
}

fn main() {}
