#[hsffi::export(immutable, instances(Show))]
pub trait Shape: std::fmt::Debug + Send + Sync {
    fn area(&self) -> f64;
}

fn main() {}
