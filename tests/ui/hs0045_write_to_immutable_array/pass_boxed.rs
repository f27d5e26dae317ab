use hsffi::array::{Read, SmallMutableArray};

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn reverse(array: SmallMutableArray<'_, Read>) -> usize {
    array.len()
}

fn main() {}
