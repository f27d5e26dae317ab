#[hsffi::export]
pub fn tail(numbers: &mut [u8]) -> Vec<u8> {
    numbers[1..].to_vec()
}

fn main() {}
