//! ArrayArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{ArrayArray, Write};
use hsffi::export;

/// ArrayArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn array_array_unsafe_write(array: ArrayArray<'_, Write>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

fn main() {}
