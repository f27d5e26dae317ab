pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[hsffi::export]
pub fn origin() -> (f64, f64) {
    (0.0, 0.0)
}

fn main() {}
