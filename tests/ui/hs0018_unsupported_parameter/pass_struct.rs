pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[hsffi::export]
pub fn norm(x: f64, y: f64) -> f64 {
    x.hypot(y)
}

fn main() {}
