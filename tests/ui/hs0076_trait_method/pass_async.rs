#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn draw(&self) -> hsffi::Async<()>;
}

fn main() {}
