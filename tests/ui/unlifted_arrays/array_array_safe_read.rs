//! ArrayArray# that is read through a `safe` import: unsound.

use hsffi::array::ArrayArray;
use hsffi::{Fun, HsException, export};

/// ArrayArray#: how many elements are the one before them.
#[export]
pub fn array_array_safe_read(
    array: ArrayArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    Ok((1..array.len()).filter(same).count())
}

fn main() {}
