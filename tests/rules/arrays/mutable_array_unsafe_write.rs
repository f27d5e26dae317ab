//! MutableArray# that is written through an `unsafe` import: unsound.

use hsffi::array::{MutableArray, Write};
use hsffi::export;

/// MutableArray#: How many elements are the one before them.
#[export(unsafe, because = "the array is small")]
pub fn mutable_array_unsafe_write(array: MutableArray<'_, Write>) -> usize {
    (1..array.len())
        .filter(|index| array.address(*index) == array.address(index - 1))
        .count()
}

fn main() {}
