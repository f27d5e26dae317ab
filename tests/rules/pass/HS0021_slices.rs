#[hsffi::export]
pub fn sort(numbers: Vec<f64>) -> Vec<f64> {
    let mut numbers = numbers;
    numbers.sort_by(f64::total_cmp);
    numbers
}

#[hsffi::export]
pub fn number(_: u8) {}

#[hsffi::export]
pub fn option(_: Option<u8>) {}

fn main() {}
