#[hsffi::export]
pub fn fill(numbers: &mut [f64]) {
    numbers.fill(0.0);
}

#[hsffi::export]
pub fn bump(number: Option<u8>) -> Option<u8> {
    number.map(|number| number + 1)
}

fn main() {}
