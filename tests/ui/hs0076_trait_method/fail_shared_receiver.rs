#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn draw(self: std::sync::Arc<Self>);
}

fn main() {}
