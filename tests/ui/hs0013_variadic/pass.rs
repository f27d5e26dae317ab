#[hsffi::export]
pub fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().sum()
}

fn main() {}
