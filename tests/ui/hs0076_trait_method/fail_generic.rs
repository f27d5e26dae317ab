#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn fits<T: Shape>(&self, other: &T) -> bool;
}

fn main() {}
