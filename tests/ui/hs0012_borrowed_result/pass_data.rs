#[derive(Clone, hsffi::Data)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(hsffi::Opaque)]
pub struct Path(pub Vec<Point>);

#[hsffi::export]
impl Path {
    pub fn first(&self) -> Option<Point> {
        self.0.first().cloned()
    }
}

fn main() {}
