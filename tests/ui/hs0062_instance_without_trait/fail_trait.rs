#[hsffi::export(immutable, instances(Show))]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;
}

fn main() {}
