use hsffi::array::ByteArray;

pub trait Stored<'call> {
    type In;
}

impl<'call> Stored<'call> for &() {
    type In = ByteArray<'call>;
}

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len(bits: <&() as Stored<'_>>::In) -> usize {
    bits.len()
}

#[hsffi::export(unsafe, reason = "the array is small")]
pub fn len_of_some(bits: Option<<&() as Stored<'_>>::In>) -> usize {
    bits.map_or(0, |bits| bits.len())
}

fn main() {}
