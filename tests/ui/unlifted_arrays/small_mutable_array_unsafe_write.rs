//! SmallMutableArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{SmallMutableArray, Write};
use hsffi::export;

/// SmallMutableArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn small_mutable_array_unsafe_write(array: SmallMutableArray<'_, Write>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

fn main() {}
