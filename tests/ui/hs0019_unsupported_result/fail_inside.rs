pub struct Point;

#[hsffi::export]
pub fn tuple() -> (u8, Point) {
    unimplemented!()
}

fn main() {}
