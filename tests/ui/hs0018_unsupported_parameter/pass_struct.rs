#[derive(hsffi::Data)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[hsffi::export]
pub fn norm(point: Point) -> f64 {
    point.x.hypot(point.y)
}

fn main() {}
