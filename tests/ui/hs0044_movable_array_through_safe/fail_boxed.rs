use hsffi::array::Array;

#[hsffi::export]
pub fn len(array: Array<'_>) -> usize {
    array.len()
}

fn main() {}
