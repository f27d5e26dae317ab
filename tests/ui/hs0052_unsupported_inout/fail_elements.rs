pub struct Point(pub f64, pub f64);

#[hsffi::export]
pub fn move_to(point: &mut Point) {
    point.0 += 1.0;
}

#[hsffi::export]
pub fn forget(number: &mut Option<u8>) {
    *number = None;
}

fn main() {}
