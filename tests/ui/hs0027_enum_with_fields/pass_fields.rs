#[derive(hsffi::Data)]
pub enum Shape {
    Circle(f64),
    Square { side: f64 },
    Point,
}

#[hsffi::export]
pub fn draw(_shape: Shape) {}

fn main() {}
