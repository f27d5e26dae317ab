use hsffi::array::Array;

#[hsffi::export(unsafe, because = "reads a length")]
pub fn len(array: Array<'_>) -> usize {
    array.len()
}

fn main() {}
