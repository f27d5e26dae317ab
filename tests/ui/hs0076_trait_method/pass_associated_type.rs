#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn unit(&self) -> String;
}

fn main() {}
