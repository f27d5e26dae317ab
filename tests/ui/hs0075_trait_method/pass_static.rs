#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn unit() -> Box<dyn Shape>
    where
        Self: Sized;
}

fn main() {}
