use hsffi::array::{SmallMutableArray, Write};

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn reverse(array: SmallMutableArray<'_, Write>) -> usize {
    array.len()
}

fn main() {}
