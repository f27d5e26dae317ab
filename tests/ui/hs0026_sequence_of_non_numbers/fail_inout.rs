#[hsffi::export]
pub fn flip(bits: &mut [bool]) {
    bits.reverse();
}

fn main() {}
