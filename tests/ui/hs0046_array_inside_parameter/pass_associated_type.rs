use hsffi::array::ByteArray;

pub trait Stored<'call> {
    type In;
}

impl<'call> Stored<'call> for &() {
    type In = ByteArray<'call>;
}

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len(bits: ByteArray<'_>) -> usize {
    bits.len()
}

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len_of_some(bits: ByteArray<'_>) -> usize {
    bits.len()
}

fn main() {}
