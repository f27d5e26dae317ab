pub struct Point;

#[hsffi::export]
pub fn tuple() -> (u8, f64) {
    unimplemented!()
}

fn main() {}
