#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    type Unit;
}

fn main() {}
