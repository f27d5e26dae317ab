//! MutableArray# that is written through a `safe` import: unsound.

use hsffi::array::{MutableArray, Write};
use hsffi::{Fun, HsException, export};

/// MutableArray#: how many elements are the one before them.
#[export]
pub fn mutable_array_safe_write(
    array: MutableArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<usize, HsException> {
    meanwhile.call()?;
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    Ok((1..array.len()).filter(same).count())
}

fn main() {}
