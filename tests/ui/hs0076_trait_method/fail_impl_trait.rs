#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn corners(&self) -> impl Iterator<Item = f64>;
}

fn main() {}
