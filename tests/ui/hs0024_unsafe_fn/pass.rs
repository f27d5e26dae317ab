#[hsffi::export]
pub fn get(numbers: &[f64], at: usize) -> f64 {
    numbers[at]
}

fn main() {}
