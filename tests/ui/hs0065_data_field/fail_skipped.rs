pub struct Cache;

#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub enum Shape {
    Circle(f64),
    Polygon {
        corners: Vec<(f64, f64)>,
        cache: Cache,
    },
}

fn main() {}
