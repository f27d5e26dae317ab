pub struct Point;

#[hsffi::export]
pub fn tuple() -> (u8, Point) {
    unimplemented!()
}

#[hsffi::export]
pub fn list() -> Vec<Option<Point>> {
    unimplemented!()
}

fn main() {}
