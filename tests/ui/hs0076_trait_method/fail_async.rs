#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    async fn draw(&self);
}

fn main() {}
