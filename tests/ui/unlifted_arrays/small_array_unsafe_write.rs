//! SmallArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{SmallArray, Write};
use hsffi::export;

/// SmallArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn small_array_unsafe_write(array: SmallArray<'_, Write>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

fn main() {}
