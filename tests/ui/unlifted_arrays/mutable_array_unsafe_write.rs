//! MutableArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{MutableArray, Write};
use hsffi::export;

/// MutableArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn mutable_array_unsafe_write(array: MutableArray<'_, Write>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

fn main() {}
