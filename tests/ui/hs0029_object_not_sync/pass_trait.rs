#[hsffi::export(exclusive)]
pub trait Shape: Send {
    fn area(&self) -> f64;
}

fn main() {}
