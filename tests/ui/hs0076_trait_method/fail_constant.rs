#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    const CORNERS: usize;
}

fn main() {}
