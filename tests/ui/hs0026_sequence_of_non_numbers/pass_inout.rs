#[hsffi::export]
pub fn flip(bits: &mut [u8]) {
    bits.reverse();
}

fn main() {}
