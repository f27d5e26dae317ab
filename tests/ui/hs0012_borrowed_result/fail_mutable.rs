#[hsffi::export]
pub fn tail(numbers: &mut [u8]) -> &mut [u8] {
    &mut numbers[1..]
}

fn main() {}
