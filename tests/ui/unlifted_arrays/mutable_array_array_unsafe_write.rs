//! MutableArrayArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{MutableArrayArray, Write};
use hsffi::export;

/// MutableArrayArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn mutable_array_array_unsafe_write(array: MutableArrayArray<'_, Write>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

fn main() {}
