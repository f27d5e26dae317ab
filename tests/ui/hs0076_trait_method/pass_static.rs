#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn corners() -> u32
    where
        Self: Sized;
}

fn main() {}
