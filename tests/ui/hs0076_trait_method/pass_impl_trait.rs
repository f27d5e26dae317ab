#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn corners(&self) -> hsffi::Items<'static, f64>;
}

fn main() {}
