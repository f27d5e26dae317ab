//! Array# that is written through an `unsafe` import: unsound.

use hsffi::array::{Array, Write};
use hsffi::export;

/// Array#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn array_unsafe_write(array: Array<'_, Write>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

fn main() {}
