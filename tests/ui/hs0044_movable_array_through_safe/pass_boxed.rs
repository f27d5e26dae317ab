use hsffi::array::Array;

#[hsffi::export(unsafe, reason = "reads a length")]
pub fn len(array: Array<'_>) -> usize {
    array.len()
}

fn main() {}
