#[hsffi::export]
pub trait Shape: Send + Sync {
    fn area(&self) -> f64;
}

#[hsffi::export]
pub fn measure(shape: Box<dyn Shape>) -> f64 {
    shape.area()
}

fn main() {}
