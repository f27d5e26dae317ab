#[hsffi::export(closeable)]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn finish(self: Box<Self>) -> f64;
}

fn main() {}
