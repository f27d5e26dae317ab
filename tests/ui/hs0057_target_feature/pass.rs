#[hsffi::export]
pub fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().sum()
}

#[derive(hsffi::Opaque)]
pub struct Adder;

#[hsffi::export]
impl Adder {
    pub fn add(&self, a: f64, b: f64) -> f64 {
        a + b
    }
}

fn main() {}
