#[derive(Clone, Copy, hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[hsffi::export]
pub fn norms(points: &[Point]) -> Vec<f64> {
    points.iter().map(|point| point.x.hypot(point.y)).collect()
}

fn main() {}
