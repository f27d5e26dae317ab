#[hsffi::export]
#[cfg_attr(target_arch = "x86_64", target_feature(enable = "avx2"))]
pub fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().sum()
}

#[derive(hsffi::Opaque)]
pub struct Adder;

#[hsffi::export]
impl Adder {
    #[cfg_attr(target_arch = "x86_64", target_feature(enable = "avx2"))]
    pub fn add(&self, a: f64, b: f64) -> f64 {
        a + b
    }
}

fn main() {}
