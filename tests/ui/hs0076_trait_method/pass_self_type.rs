#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;

    fn scaled(&self, by: f64) -> Box<dyn Shape>;
}

fn main() {}
