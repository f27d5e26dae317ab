#[hsffi::export]
pub fn sum(first: f64, _: ...) -> f64 {
    first
}

fn main() {}
