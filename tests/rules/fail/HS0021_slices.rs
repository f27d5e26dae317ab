#[hsffi::export]
pub fn sort(numbers: &mut [f64]) {
    numbers.sort_by(f64::total_cmp);
}

#[hsffi::export]
pub fn number(_: &mut u8) {}

#[hsffi::export]
pub fn option(_: Option<&mut u8>) {}

fn main() {}
