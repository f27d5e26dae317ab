#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn corners(&self) -> usize;
}

fn main() {}
