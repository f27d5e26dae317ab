//! MutableArrayArray# that is read through a `safe` import: unsound.

use hsffi::array::MutableArrayArray;
use hsffi::{Fun, HsException, export};

/// MutableArrayArray#: how many elements are the one before them.
#[export]
pub fn mutable_array_array_safe_read(
    array: MutableArrayArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    Ok((1..array.len()).filter(same).count())
}

fn main() {}
